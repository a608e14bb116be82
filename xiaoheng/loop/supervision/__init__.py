"""监督: inspections and ranking bulletins."""
