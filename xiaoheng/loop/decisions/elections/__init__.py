"""选举: terms of a Party organisation renewed and vacant seats filled, by paper ballots of which only counts are kept.

Nouns: Election, Candidate, Voter, Ballot, Standing. Beside filing, above the rest of decisions, which never looks up.
"""
