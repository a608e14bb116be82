"""规则 over people and organisations, and what they call their subjects."""

from xiaoheng.ground.organisation.models import Appointment, PartyOrg, Person, SuperiorRequest, Unit
from xiaoheng.ground.rulebook.subjects import subject


def _post(row: Appointment) -> str:
    """A post is named by who holds it: 吴明（校长）."""
    return f"{row.person.name}（{row.get_post_display()}）"


subject("unit", Unit.objects.all())
subject("org", PartyOrg.objects.all())
subject("person", Person.objects.all())
subject("post", Appointment.objects.select_related("person"), _post)
subject("request", SuperiorRequest.objects.all(), lambda row: f"{row.title}{row.number}")
