"""门户: what is seen. Top to bottom: desk and console, reports, ui."""
