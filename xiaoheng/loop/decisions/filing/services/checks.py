"""核对: what must be true of a text and its numbers before it may leave the school."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook.models import Parameter
from xiaoheng.ground.rulebook.selectors import bounds
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.filing.models import Article, FiledText
from xiaoheng.loop.decisions.filing.selectors.guides import guide
from xiaoheng.loop.decisions.filing.selectors.texts import answered
from xiaoheng.loop.decisions.filing.words import State
from xiaoheng.loop.decisions.selectors import Listed

CLAUSE = "G-03"
MOST_ARTICLES, LONGEST_BODY = 300, 6000
LABELS = dict(State.choices)


def locked(text: FiledText) -> FiledText:
    """The row as the database has it, held until the verb ends."""
    return FiledText.objects.select_for_update(of=("self",)).select_related("unit", "based_on").get(pk=text.pk)


def refuse_number(kind: str, unit: Unit, place: str, parameter: Parameter, value: int, day: date) -> None:
    """A number in an article: one of those the kind of text may set, within reason, and never looser than allowed."""
    most = guide(kind).carries.get(parameter.key)
    if most is None:
        raise Refused(
            _("%(place)s：这种文本不能约定“%(title)s”。") % {"place": place, "title": parameter.title},
            _("请从可以约定的数字中选择。"),
            CLAUSE,
        )
    if not 1 <= value <= most:
        said = {"place": place, "title": parameter.title, "value": value, "most": most}
        raise Refused(
            _("%(place)s：“%(title)s”不能是%(value)d。") % said, _("请填1至%(most)d之间的整数。") % said, CLAUSE
        )
    try:
        bounds.fits(parameter, unit, value, day)
    except Refused as refusal:
        said = {"direction": parameter.get_stricter_display()}
        remedy = _("请按从严方向（%(direction)s）填写。") % said if parameter.stricter else refusal.remedy
        raise Refused(f"{place}：{refusal.message}", remedy, CLAUSE) from None


def refuse_body(number: int, body: str) -> None:
    """An article has a sensible number and words that fit."""
    if not 1 <= number <= 9999:
        raise Refused(_("条文序号应在1至9999之间。"), _("请核对序号。"), CLAUSE)
    if not body.strip():
        raise Refused(_("第%(n)d条没有内容。") % {"n": number}, _("请填写条文。"), CLAUSE)
    if len(body) > LONGEST_BODY:
        raise Refused(_("第%(n)d条超过%(most)d字。") % {"n": number, "most": LONGEST_BODY}, _("请拆成几条。"), CLAUSE)


def refuse_count(count: int) -> None:
    """No text that governs a school has hundreds of articles; such a file is something else."""
    if count > MOST_ARTICLES:
        raise Refused(
            _("文本有%(n)d条，超过%(most)d条。") % {"n": count, "most": MOST_ARTICLES},
            _("请核对是否上传了正确的文件，或将附件另行保存。"),
            CLAUSE,
        )


def refuse_points(kind: str, points: list[str], number: int) -> None:
    """An article may only claim to answer what is asked for."""
    unknown = [key for key in points if key not in guide(kind).required]
    if unknown:
        raise Refused(
            _("第%(n)d条对应的必备条款不存在：%(keys)s。") % {"n": number, "keys": "、".join(unknown)},
            _("请从必备条款中选择。"),
            CLAUSE,
        )


def refuse_gaps(text: FiledText, articles: list[Article]) -> None:
    """有件必备: articles, each required point answered by one."""
    if not articles:
        raise Refused(_("文本还没有条文。"), _("请采用参考文本、上传文件或逐条填写。"), CLAUSE)
    missing = [one.point.title for one in answered(text, articles) if not one.articles]
    if missing:
        raise Refused(
            _("还没有条文对应必备条款：%(list)s。") % {"list": "、".join(missing)},
            _("请补写条文，或在已有条文上标明它对应哪一项。"),
            CLAUSE,
        )


def numbers_of(text: FiledText) -> Mapping[Parameter, int]:
    """What a text sets for its school."""
    return {term.parameter: term.value for term in text.terms.select_related("parameter").order_by("id")}


def matters_of(text: FiledText) -> list[Listed]:
    """What a list says of single matters, in the words of the catalogue."""
    rows = text.matter_terms.select_related("matter")
    return [Listed(row.matter, row.body, row.mode, row.category, row.quorum, row.gates) for row in rows]
