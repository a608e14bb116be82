"""Pages of 专项."""
