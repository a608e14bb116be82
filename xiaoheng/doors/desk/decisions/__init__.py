"""决策 on the desk: topics, meetings, minutes, organisation life, requests to the superior."""
