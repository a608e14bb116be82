"""专项: a campaign with its stages, papers, counts and outcome, as a template of regulations/campaigns lays it down.

Nouns: Template, Campaign, Entrant, Step, Tally, Paper, Award. Above the rest of execution, which never looks up.
"""
