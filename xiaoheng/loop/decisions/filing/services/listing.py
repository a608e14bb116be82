"""事项约定: what a list of a school says of single matters of the catalogue; it only ever asks for more."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.filing.models import Article, FiledText, MatterTerm
from xiaoheng.loop.decisions.filing.services import checks
from xiaoheng.loop.decisions.filing.states import TEXT
from xiaoheng.loop.decisions.filing.words import Kind
from xiaoheng.loop.decisions.models import Matter
from xiaoheng.loop.decisions.selectors import Listed


def put_matter(
    *, actor: Actor, text: FiledText, article: Article, matter: Matter, body: str, quorum: str, mode: str = "",
    category: str = "", gates: Sequence[str] = (),
) -> MatterTerm:  # fmt: skip
    """约定事项: an article of the list asks for more in one matter; said again, the later holds.

    Refused: another kind of text, an article of another text, words that do not fit, less than the county asks for.
    """
    with act("filing.put_matter", actor=actor, unit=text.unit, on=text) as doing:
        row = checks.locked(text)
        step(TEXT, "filing.put_matter", row.state, labels=checks.LABELS)
        if row.kind != Kind.LIST:
            raise Refused(_("只有三重一大事项清单可以约定事项。"), _("请在事项清单中约定。"), checks.CLAUSE)
        if not row.articles.filter(pk=article.pk).exists():
            raise Refused(_("没有选择本清单的条文。"), _("请选择写明这一事项的条文。"), checks.CLAUSE)
        said = Listed(matter, body, mode, category, quorum, " ".join(gates))
        decisions.refuse_variant(said, row.unit, clock.today())
        told = {"body": body, "mode": mode, "category": category, "quorum": quorum, "gates": said.gates}
        kept, _made = MatterTerm.objects.update_or_create(
            text=row, matter=matter, defaults={**told, "article": article}
        )
        doing.say(title=row.title, number=article.number, matter=str(matter))
    return kept


def strike_matter(*, actor: Actor, text: FiledText, term: MatterTerm) -> None:
    """删去事项约定."""
    with act("filing.strike_matter", actor=actor, unit=text.unit, on=text) as doing:
        row = checks.locked(text)
        step(TEXT, "filing.strike_matter", row.state, labels=checks.LABELS)
        row.matter_terms.filter(pk=term.pk).delete()
        doing.say(title=row.title, matter=str(term.matter))
