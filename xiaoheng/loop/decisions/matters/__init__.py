"""事项: catalogue and router, topics and their way through consultation, gates, agenda and outcome to the resolution."""
