"""Pages of the room, one module per kind of thing."""
