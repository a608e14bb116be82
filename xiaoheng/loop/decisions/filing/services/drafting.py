"""起草: a new version from nothing, the reference text, the last version or a file; then article by article."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.rulebook.models import Parameter
from xiaoheng.lib import clock
from xiaoheng.lib.articles import Cut, Piece
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions.filing.models import Article, FiledText, MatterTerm, Term
from xiaoheng.loop.decisions.filing.selectors.guides import Guide, guide
from xiaoheng.loop.decisions.filing.services import checks
from xiaoheng.loop.decisions.filing.states import TEXT
from xiaoheng.loop.decisions.filing.words import OPEN


def draft(
    *, actor: Actor, unit: Unit, kind: str, reference: bool = False, last: bool = False, read: Cut | None = None
) -> FiledText:
    """起草文本: the next version of one kind; empty, or with the articles of the reference text, the last one or a file.

    Refused: another version is still open, a file without articles or with hundreds of them.
    """
    with act("filing.draft", actor=actor, unit=unit) as doing:
        if unit.kind != UnitKind.SCHOOL:
            raise Refused(_("只有学校报备文本。"), _("请由学校起草。"), checks.CLAUSE)
        Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)  # two at once must see each other
        versions = FiledText.objects.filter(unit=unit, kind=kind).order_by("-version")
        if (waiting := versions.filter(state__in=OPEN).first()) is not None:
            raise Refused(
                _("《%(title)s》已有一版%(state)s。") % {"title": waiting.title, "state": waiting.get_state_display()},
                _("请先办完这一版，再起草新的。"),
                checks.CLAUSE,
            )
        before, asked = versions.first(), guide(kind)
        row = FiledText.objects.create(
            unit=unit, kind=kind, version=before.version + 1 if before else 1, title=f"{unit.name}{asked.title}"[:120],
            based_on=before, drafted_on=clock.today(), unread="\n".join(read.left)[:20000] if read else "",
        )  # fmt: skip
        if read is not None:
            _take(row, read.pieces)
        elif last and before is not None:
            _copy(row, before)
        elif reference:
            _adopt(row, asked)
        doing.subject = row
        doing.say(title=row.title, version=row.version, articles=row.articles.count())
    return row


def put(
    *, actor: Actor, text: FiledText, number: int, body: str, heading: str = "", answers: Sequence[str] = (),
    terms: Mapping[Parameter, int] | None = None, article: Article | None = None,
) -> Article:  # fmt: skip
    """写条文: a new article, or `article` anew. Refused: its number taken, no words, a number too loose."""
    with act("filing.put", actor=actor, unit=text.unit, on=text) as doing:
        row = checks.locked(text)
        step(TEXT, "filing.put", row.state, labels=checks.LABELS)
        checks.refuse_body(number, body)
        others = row.articles.exclude(pk=article.pk) if article else row.articles.all()
        if others.filter(number=number).exists():
            raise Refused(_("已经有第%(n)d条。") % {"n": number}, _("请换一个序号，或修改原来那一条。"), checks.CLAUSE)
        if article is not None and not row.articles.filter(pk=article.pk).exists():
            raise Refused(_("这一条已被删去。"), _("请刷新页面后再写。"), checks.CLAUSE)
        checks.refuse_count(others.count() + 1)
        checks.refuse_points(row.kind, list(answers), number)
        kept = article or Article(text=row)
        kept.number, kept.heading, kept.body = number, heading.strip()[:60], body.strip()
        kept.answers = " ".join(answers)
        kept.save()
        _set_terms(row, kept, terms or {})
        doing.say(title=row.title, number=number)
    return kept


def strike(*, actor: Actor, text: FiledText, article: Article) -> None:
    """删条文, with the numbers it set."""
    with act("filing.strike", actor=actor, unit=text.unit, on=text) as doing:
        row = checks.locked(text)
        step(TEXT, "filing.strike", row.state, labels=checks.LABELS)
        row.articles.filter(pk=article.pk).delete()
        doing.say(title=row.title, number=article.number)


def _set_terms(row: FiledText, article: Article, terms: Mapping[Parameter, int]) -> None:
    place, today = _("第%(n)d条") % {"n": article.number}, clock.today()
    article.terms.all().delete()
    for parameter, value in terms.items():
        checks.refuse_number(row.kind, row.unit, place, parameter, value, today)
        other = row.terms.filter(parameter=parameter).select_related("article").first()
        if other is not None:
            said = {"title": parameter.title, "n": other.article.number}
            raise Refused(_("“%(title)s”已在第%(n)d条约定。") % said, _("同一个数字只写在一条里。"), checks.CLAUSE)
        Term.objects.create(text=row, article=article, parameter=parameter, value=value)


def _take(row: FiledText, pieces: Sequence[Piece]) -> None:
    """The articles of a file."""
    if not pieces:
        raise Refused(
            _("文件里没有找到条文。"),
            _("条文应以“第一条”“第二条”开头，各占一段；也可以先采用参考文本。"),
            checks.CLAUSE,
        )
    checks.refuse_count(len(pieces))
    for piece in pieces:
        checks.refuse_body(piece.number, piece.text)
    Article.objects.bulk_create(
        Article(text=row, number=piece.number, heading=piece.heading[:60], body=piece.text) for piece in pieces
    )


def _adopt(row: FiledText, asked: Guide) -> None:
    """The articles of the reference text, with the numbers that hold unless a stricter one does."""
    made = Article.objects.bulk_create(
        Article(text=row, number=number, heading=one.heading, body=one.text, answers=one.answers)
        for number, one in enumerate(asked.articles, 1)
    )
    known = {one.key: one for one in Parameter.objects.filter(key__in=asked.carries)}
    numbers = [(article, key, value) for article, one in zip(made, asked.articles, strict=True)
               for key, value in one.terms.items()]  # fmt: skip
    _carry(row, ((article, known[key], value) for article, key, value in numbers if key in known))


def _copy(row: FiledText, before: FiledText) -> None:
    """The articles of another version, with the numbers and matters that they set."""
    old = list(before.articles.prefetch_related("terms__parameter", "matter_terms"))
    made = Article.objects.bulk_create(
        Article(text=row, number=one.number, heading=one.heading, body=one.body, answers=one.answers) for one in old
    )
    _carry(row, ((new, term.parameter, term.value) for new, one in zip(made, old, strict=True)
                 for term in one.terms.all()))  # fmt: skip
    MatterTerm.objects.bulk_create(
        MatterTerm(
            text=row, article=new, matter_id=term.matter_id, body=term.body, mode=term.mode, category=term.category,
            quorum=term.quorum, gates=term.gates,
        )
        for new, one in zip(made, old, strict=True) for term in one.matter_terms.all()
    )  # fmt: skip


def _carry(row: FiledText, numbers: Iterable[tuple[Article, Parameter, int]]) -> None:
    Term.objects.bulk_create(
        Term(text=row, article=article, parameter=parameter, value=value) for article, parameter, value in numbers
    )
