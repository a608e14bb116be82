"""Pure functions, no Django: dates, numerals, hashing, state steps, the notice reader."""
