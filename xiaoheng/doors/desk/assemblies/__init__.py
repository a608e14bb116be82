"""Pages of the meetings of other bodies."""
