"""评价: a school's yearly standing, computed from verified results."""
