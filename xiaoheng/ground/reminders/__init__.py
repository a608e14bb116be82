"""提醒: who is told by what channel, calendar addresses, and what became of each message."""
