"""交办单公文: the Word document of one order, or of an amendment, from its rows."""

from xiaoheng.doors.reports.minutes import chinese_day, numeral
from xiaoheng.doors.reports.official import Paper
from xiaoheng.lib.notices import wording
from xiaoheng.loop.execution.models import Directive, DirectiveItem
from xiaoheng.loop.execution.selectors import called, difference
from xiaoheng.loop.execution.words import Addressee, Difference, Reach

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FEW = 12  # up to so many schools are named as addressees
DONE = {Difference.CHANGED: "改为", Difference.ADDED: "增加", Difference.STRUCK: "删去"}


def paper(directive: Directive) -> bytes:
    """公文: red head with the number, title, addressees, basis, items, issuer and date."""
    made = Paper(f"{directive.title}{directive.number}")
    made.sign(f"{directive.unit.name}交办单", directive.number or "（送审稿）")
    made.title(directive.title)
    made.flush(f"{_addressees(directive)}：")
    if directive.amends is not None:
        _changes(made, directive)
    else:
        _opening(made, directive)
        items = list(directive.items.filter(ended_on=None).prefetch_related("named_units__unit"))
        books = called(items)
        for number, item in enumerate(items, 1):
            _item(made, number, item, books[item.pk])
    _closing(made, directive)
    return made.data()


def _addressees(directive: Directive) -> str:
    rows = (directive.amends or directive).targets.order_by("unit__code").values_list("unit__name", flat=True)
    names = list(rows[: FEW + 1])
    return "、".join(names) if 0 < len(names) <= FEW else "各有关学校"


def _opening(made: Paper, directive: Directive) -> None:
    basis = f"根据{directive.basis}，" if directive.basis else ""
    since, until = chinese_day(directive.since), chinese_day(directive.until)
    made.text(f"{basis}现将{since}至{until}的工作任务交办如下，请按时限办理并报送印证资料。")


def _item(made: Paper, number: int, item: DirectiveItem, books: list[str]) -> None:
    made.heading(f"{numeral(number)}、{item.title}")
    made.text(item.text)
    _terms(made, item, books)


def _terms(made: Paper, item: DirectiveItem, books: list[str]) -> None:
    whose = "、".join(item.who) or _answering(item)
    made.text(whose, label="责任主体：")
    made.text(_deadline(item), label="时限：")
    if item.evidence:
        made.text("、".join(item.evidence), label="印证资料：")
    made.text(f"每校每次约{item.minutes}分钟", label="预计用时：")
    if books:
        made.text(f"{'、'.join(books)}，直接选用即可，不必另写材料", label="可用已有记录：")
    if item.reach != Reach.ALL:
        names = "、".join(one.unit.name for one in item.named_units.all())
        made.text(names, label=f"{Reach(item.reach).label}：")


def _deadline(item: DirectiveItem) -> str:
    if item.recurrence:
        return wording.repetition(item.recurrence)
    return f"{chinese_day(item.due_on)}前" if item.due_on else wording.deadline(item.deadline or {})


def _answering(item: DirectiveItem) -> str:
    if item.addressee == Addressee.POST:
        return str(item.get_post_display())
    return "各校党组织" if item.addressee == Addressee.ORG else "各校"


def _changes(made: Paper, directive: Directive) -> None:
    order = directive.amends
    assert order is not None
    made.text(
        f"因{directive.reason}，现将《{order.title}》{order.number}修改如下，未列出的事项不变，已报送的继续有效。"
    )
    for number, change in enumerate((one for one in difference(directive) if one.kind != Difference.KEPT), 1):
        old, new = change.old, change.new
        named = f"“{old.title}”" if old is not None else ""
        made.heading(f"{numeral(number)}、{named}{DONE[change.kind]}{f'“{new.title}”' if new is not None else ''}")
        if new is not None:
            made.text(new.text)
            _terms(made, new, called([new])[new.pk])


def _closing(made: Paper, directive: Directive) -> None:
    made.gap()
    made.right(directive.unit.name)
    made.right(chinese_day(directive.issued_on) if directive.issued_on else "    年  月  日")
    if directive.signer:
        made.text(directive.signer, label="签发人：")
