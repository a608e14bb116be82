"""核对文件目录: what a row leaves unsaid, and what rows may not say; the verbs' own checks, with the place."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.library.models import Document
from xiaoheng.ground.library.services.checking import KEEPERS, MOST_ISSUERS
from xiaoheng.ground.library.services.sheet import BETWEEN, DOCUMENTS
from xiaoheng.ground.library.words import Ending, Level
from xiaoheng.ground.organisation.columns import Value
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors.register import Fact, below
from xiaoheng.ground.organisation.services.importing.checking import order, refers
from xiaoheng.ground.organisation.services.importing.rows import Row
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.document_number import loosened, read_number
from xiaoheng.lib.refusal import Refused

OVER = (Ending.REPEALED, Ending.SUPERSEDED)


def complete(state: State, row: Row, fact: Fact | None) -> None:
    """补全: the number in its form (told where it was not), issuers and bases in theirs, the first day in force."""
    values = row.values
    if typed := str(values.get("number") or ""):
        try:
            number = read_number(typed)
            values["number"] = number.text
            if number.changed:
                said = {"row": row.number, "typed": typed, "number": number.text}
                state.reading.notes.append(_("文件第%(row)d行：文号“%(typed)s”按“%(number)s”登记。") % said)
        except Refused as refused:
            state.problems.append(row.problem("number", refused.message, refused.remedy))
    if "issuers" in values:
        parts = [part.strip() for part in str(values["issuers"]).split(BETWEEN)]
        values["issuers"] = BETWEEN.join(part for part in parts if part)
    if isinstance(codes := values.get("bases"), tuple):
        values["bases"] = tuple(sorted({loosened(code) for code in codes}))
    if fact is None and values.get("since") is None and "since" not in row.unread:
        values["since"] = values.get("issued_on")


def check(state: State) -> None:
    """核对全部."""
    order(state)
    numbers = _numbers(state)
    over = dict(Document.objects.filter(unit__in=below(state.county), ending__in=OVER).values_list("pk", "ended_by"))
    for row, after in state.each(DOCUMENTS):
        refers(state, row, "unit", state.units, _("单位"))
        _level(state, row, after)
        _days(state, row, after)
        _words(state, row, after)
        _bases(state, row, after, numbers)
        fact = state.fact(row)
        if fact and fact.pk in over and state.moved(row, "until"):
            message = _("该文件已被废止或替代（%(by)s）。") % {"by": over[fact.pk]}
            state.problems.append(row.problem("until", message, _("请保留原失效日期。")))
    _twice(state)


def known_numbers(county: Unit, numbers: Collection[Value]) -> dict[Value, int]:
    """文号 of the county's library and its schools', by which a basis is named; the highest level first."""
    rows = Document.objects.filter(unit__in=below(county), number__in=numbers)
    return dict(rows.order_by("-level", "-pk").values_list("number", "pk"))


def _numbers(state: State) -> dict[Value, Values]:
    """Documents by number as they would stand, the highest level last, so that it wins."""
    rows = sorted(state.after[DOCUMENTS.name].values(), key=lambda values: str(values["level"]), reverse=True)
    return {values["number"]: values for values in rows if values["number"]}


def _level(state: State, row: Row, after: Values) -> None:
    kind = state.units.get(after["unit"], {}).get("kind")
    if not kind or not after["level"] or not (state.moved(row, "level") or state.moved(row, "unit")):
        return
    allowed = KEEPERS.get(UnitKind(str(kind)), ())
    if int(str(after["level"])) not in allowed:
        levels = "、".join(str(level.label) for level in allowed) or _("（无）")
        message = _("收录单位与层级不符。")
        state.problems.append(row.problem("level", message, _("可收录的层级：%(levels)s。") % {"levels": levels}))


def _days(state: State, row: Row, after: Values) -> None:
    issued, since = after["issued_on"], after["since"]
    if isinstance(issued, date) and issued > clock.today() and state.moved(row, "issued_on"):
        state.problems.append(row.problem("issued_on", _("晚于今日。"), _("请在印发后收录。")))
    if isinstance(issued, date) and isinstance(since, date) and since < issued and state.moved(row, "since"):
        state.problems.append(row.problem("since", _("早于印发日期。"), _("请核对两个日期。")))
    if since is None and "since" not in row.unread:
        state.problems.append(row.problem("since", _("不能为空。"), _("请填写施行日期。")))


def _words(state: State, row: Row, after: Values) -> None:
    for name in ("title", "issuers"):
        try:
            records.refuse_secret(str(after[name] or ""))
        except Refused as refused:
            state.problems.append(row.problem(name, refused.message, refused.remedy))
    names = str(after["issuers"] or "").split(BETWEEN)
    if len(names) > MOST_ISSUERS or len(set(names)) < len(names) or any(len(name) > 100 for name in names):
        message = _("发文机关重复、过长，或超过%(most)d个。") % {"most": MOST_ISSUERS}
        state.problems.append(row.problem("issuers", message, _("每个机关写一次，主办机关写在最前。")))


def _bases(state: State, row: Row, after: Values, numbers: dict[Value, Values]) -> None:
    codes = after["bases"]
    if not isinstance(codes, tuple) or not state.moved(row, "bases"):
        return
    for code in codes:
        basis = numbers.get(code)
        if basis is None:
            message = _("文库中没有文号为“%(code)s”的文件。") % {"code": code}
            state.problems.append(row.problem("bases", message, _("请核对文号，或先在本表中填写该文件。")))
        elif not _fits(basis, after):
            message = _("“%(code)s”不能作依据。") % {"code": code}
            remedy = _("依据须是另一份上级或同级、不晚于本文件印发的文件。")
            state.problems.append(row.problem("bases", message, remedy))


def _fits(basis: Values, after: Values) -> bool:
    """Another document, of a level no lower, issued no later; of the same level and day it might be a ring."""
    level, issued = int(str(after["level"] or Level.SCHOOL)), after["issued_on"]
    then = basis["issued_on"]
    if not isinstance(issued, date) or not isinstance(then, date):
        return True
    of = int(str(basis["level"] or Level.CENTRAL))
    return (of, then) < (level, issued) and of <= level and then <= issued


def _twice(state: State) -> None:
    held: dict[tuple[Value, Value], int] = {}
    for values in state.after[DOCUMENTS.name].values():
        if values["number"]:
            held[values["unit"], values["number"]] = held.get((values["unit"], values["number"]), 0) + 1
    for row, after in state.each(DOCUMENTS):
        if held.get((after["unit"], after["number"]), 0) > 1 and state.moved(row, "number"):
            message = _("文号“%(number)s”已用于本单位的另一份文件。") % {"number": after["number"]}
            state.problems.append(row.problem("number", message, _("请核对文号。")))
