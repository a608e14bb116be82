"""导出: what is registered, in the columns of a book; it holds personal data, so that each export leaves an entry."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.columns import shown
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import permitted_role
from xiaoheng.ground.organisation.services.importing.book import Book
from xiaoheng.ground.organisation.services.importing.organisation import ORGANISATION
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib.refusal import Refused


def export(*, actor: Actor, unit: Unit, book: Book = ORGANISATION) -> dict[str, list[list[str]]]:
    """导出: the county's register as texts by sheet; identity numbers only as masks. Whoever may import may export."""
    with act("organisation.export", actor=actor, unit=unit) as doing:
        permitted_role(actor, book.verb, unit)
        if unit.kind != UnitKind.COUNTY:
            raise Refused(_("只能导出全县的名册。"), _("请在本县范围内导出。"))
        known = book.register(unit)
        rows = {
            spec.name: [[shown(c, fact.values[c.field]) for c in spec.columns] for fact in known[spec.name].values()]
            for spec in book.specs
        }
        doing.say(book=book.verb, rows={name: len(lines) for name, lines in rows.items()})
    return rows
