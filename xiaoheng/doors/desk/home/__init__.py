"""首页: inbox, county overview, schools, one school, and the trail of a unit."""
