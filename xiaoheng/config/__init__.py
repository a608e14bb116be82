"""Settings, URLs, the clock: what runs, and where."""
