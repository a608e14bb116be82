"""规则 over elections, and what they call their subjects."""

from xiaoheng.ground.rulebook.subjects import subject
from xiaoheng.loop.decisions.elections.models import Ballot, Election

subject("ballot", Ballot.objects.select_related("election__org"), str)
subject("election", Election.objects.select_related("org"), str)
