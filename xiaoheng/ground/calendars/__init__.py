"""历: the school terms of a county."""
