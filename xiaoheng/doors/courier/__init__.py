"""传达: what is to be done, from every room, as the site, messages and calendars tell it; and the ticker's round."""
