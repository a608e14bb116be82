"""Registered formulas of the room."""
