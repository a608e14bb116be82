"""文书: Word and Excel papers; they only take rows."""
