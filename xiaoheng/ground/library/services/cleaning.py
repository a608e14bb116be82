"""制度清理: opening a campaign with all rule documents in force, and ending it."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.library.models import Cleanup, CleanupEntry, Document
from xiaoheng.ground.library.states import CLEANUP
from xiaoheng.ground.library.words import RULES, CleanupState, EntryState, Level
from xiaoheng.ground.organisation.actors import Actor, in_force
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

BATCH = 1000
OWN = (Level.COUNTY, Level.SCHOOL)  # what came from above is not ours to clean up


def open_cleanup(*, actor: Actor, unit: Unit, title: str, basis: str, due_on: date) -> Cleanup:
    """启动制度清理: of a county with all its schools, or of one school; every rule document in force is listed."""
    with act("library.open_cleanup", actor=actor, unit=unit) as doing:
        if not title.strip() or not basis.strip():
            raise Refused(_("没有填写名称或依据。"), _("请写明清理的名称和依据的文件。"))
        if due_on < clock.today():
            raise Refused(_("完成期限早于今日。"), _("请核对期限。"))
        Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
        if Cleanup.objects.filter(unit=unit, title=title.strip()).exists():
            raise Refused(_("同名的清理已经启动过。"), _("请换一个名称。"))
        row = Cleanup.objects.create(
            unit=unit, title=title.strip(), basis=basis.strip(), opened_on=clock.today(), due_on=due_on
        )
        listed = _list(row)
        doing.subject = row
        doing.touch(*{entry.unit_id for entry in listed})
        doing.say(title=row.title, basis=row.basis, due_on=due_on.isoformat(), documents=len(listed))
    return row


def close_cleanup(*, actor: Actor, cleanup: Cleanup) -> Cleanup:
    """结束制度清理: once everything is ruled on; revisions under way go on."""
    with act("library.close_cleanup", actor=actor, unit=cleanup.unit, on=cleanup) as doing:
        if pending := cleanup.entries.filter(state=EntryState.PENDING).count():
            raise Refused(_("还有%(n)d份文件没有清理意见。") % {"n": pending}, _("请先逐份提出保留、修订或废止。"))
        advance(cleanup, CLEANUP, "library.close_cleanup", labels=dict(CleanupState.choices), closed_on=clock.today())
        doing.say(title=cleanup.title)
    return cleanup


def _list(cleanup: Cleanup) -> list[CleanupEntry]:
    """The entries: rule documents in force today of the unit and of those below it that there still are."""
    today = clock.today()
    rows = Document.objects.filter(
        in_force(today), in_force(today, "unit__"), unit__up__ancestor=cleanup.unit, kind__in=RULES, level__in=OWN
    )
    found = [CleanupEntry(cleanup=cleanup, document=row, unit_id=row.unit_id) for row in rows.order_by("unit", "pk")]
    if not found:
        raise Refused(_("没有现行有效的制度文件可以清理。"), _("请先在文库收录或导入文件。"))
    return CleanupEntry.objects.bulk_create(found, batch_size=BATCH)
