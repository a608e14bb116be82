"""决策: catalogue, topics, consultations, gates, meetings, votes, resolutions, minutes."""
