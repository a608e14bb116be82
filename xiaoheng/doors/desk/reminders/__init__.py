"""提醒 on the desk: today's digest, one's own choice of channels, calendar addresses, the county's register."""
