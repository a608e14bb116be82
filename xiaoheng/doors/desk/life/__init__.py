"""Pages of organisation life."""
