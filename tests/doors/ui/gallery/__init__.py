"""Every component on one page, to be looked at and tested; not shipped."""
