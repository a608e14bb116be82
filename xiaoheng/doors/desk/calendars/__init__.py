"""历 on the desk: the county's school terms."""
