"""文库页: documents, what rests on what, and the clean-up of rules."""
