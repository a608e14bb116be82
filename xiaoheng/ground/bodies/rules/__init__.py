"""规则 over bodies and chains, and what they call their subjects."""

from xiaoheng.ground.bodies.models import Body, ChainLink, Kind
from xiaoheng.ground.rulebook.subjects import subject


def _link(row: ChainLink) -> str:
    """A link is named by its duty, level and holder: 德育工作责任链·分管领导（王勤）."""
    return f"{row.chain.get_duty_display()}责任链·{row.level}（{row.appointment.person.name}）"


subject("body", Body.objects.all())
subject("body_kind", Kind.objects.all())
subject("chain_link", ChainLink.objects.select_related("chain", "appointment__person"), _link)
