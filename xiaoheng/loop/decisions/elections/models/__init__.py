"""Tables of the room."""

from xiaoheng.loop.decisions.elections.models.ballots import Ballot, Standing
from xiaoheng.loop.decisions.elections.models.elections import Candidate, Election, Voter

__all__ = ["Ballot", "Candidate", "Election", "Standing", "Voter"]
