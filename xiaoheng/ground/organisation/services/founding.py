"""建账: units made in bulk take their place in the tree and open their log."""

from collections.abc import Collection

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.services.loading import place_all
from xiaoheng.ground.organisation.verbs import act


def found(*, actor: Actor, unit: Unit, units: Collection[Unit], source: str) -> None:
    """建账: open the log that belongs to `unit` with the saved `units` entered in it, superiors first.

    No rule is judged, for what the units hold is saved after them: the loader has everything judged at once.
    """
    with act("organisation.found", actor=actor, unit=unit) as doing:
        place_all(units)
        doing.say(source=source, units=len(units))
