"""交办单公文: the Word document of one order, or of an amendment, from its rows."""

from django.utils import translation

from xiaoheng.doors.reports.minutes import chinese_day, numeral
from xiaoheng.doors.reports.official import Paper
from xiaoheng.lib.notices import wording
from xiaoheng.loop.execution.models import Directive, DirectiveItem
from xiaoheng.loop.execution.selectors import Change, called, difference, header, scope_words
from xiaoheng.loop.execution.words import Addressee, Difference, DirectiveState, Reach

ANEW = "按新要求报送，原来的资料可以沿用；已分解的任务不变，获准的延期晚于新时限的继续有效。"
MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TABLE = "交办事项一览表"
FEW = 12  # up to so many schools are named as addressees


def paper(directive: Directive) -> bytes:
    """公文: red head with the number, title, addressees, basis, items, issuer and date."""
    made = Paper(f"{directive.title}{directive.number}")
    made.sign(f"{directive.unit.name}交办单", directive.number or "（送审稿）")
    made.title(directive.title)
    made.flush(f"{_addressees(directive)}：")
    items: list[DirectiveItem] = []
    if directive.amends is not None:
        _changes(made, directive)
    else:
        _opening(made, directive)
        items = list(directive.items.filter(ended_on=None).prefetch_related("named_units__unit"))
        books = called(items)
        for item in items:
            _item(made, item.seq, item, books[item.pk])
    if len(items) > 1:
        made.gap()
        made.text(TABLE, label="附件：")
    _closing(made, directive)
    if len(items) > 1:
        _table(made, items)
    return made.data()


def _addressees(directive: Directive) -> str:
    rows = (directive.amends or directive).targets.order_by("unit__code").values_list("unit__name", flat=True)
    names = list(rows[: FEW + 1])
    return "、".join(names) if 0 < len(names) <= FEW else "各有关学校"


def _opening(made: Paper, directive: Directive) -> None:
    basis = f"根据{directive.basis}，" if directive.basis else ""
    since, until = chinese_day(directive.since), chinese_day(directive.until)
    made.text(f"{basis}现将{since}至{until}的工作任务交办如下，请按时限办理并报送印证资料。")
    with translation.override("zh-hans"):
        made.text(scope_words(directive.scope), label="下达范围：")
    numbers = [row.number for row in directive.amendments.filter(state=DirectiveState.MERGED).order_by("pk")]
    if numbers:
        made.text(f"本单已按{'、'.join(numbers)}修改，以下为修改后的内容；删去的事项不再列出，其余编号不变。")


def _item(made: Paper, number: int, item: DirectiveItem, books: list[str]) -> None:
    made.heading(f"{numeral(number)}、{item.title}")
    made.text(item.text)
    _terms(made, item, books)


def _table(made: Paper, items: list[DirectiveItem]) -> None:
    """附件: every item in a line, to tick off and to hand round."""
    made.new_page()
    made.attachment("附件", TABLE)
    rows = [
        [str(item.seq), item.title, _whose(item), _deadline(item), "、".join(item.evidence) or "—"] for item in items
    ]
    made.grid([["序号", "事项", "责任主体", "时限", "印证资料"], *rows], [14, 54, 28, 28, 32], prose=(1, 4))


def _whose(item: DirectiveItem) -> str:
    return "、".join(item.who) or _answering(item)


def _terms(made: Paper, item: DirectiveItem, books: list[str]) -> None:
    made.text(_whose(item), label="责任主体：")
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
    with translation.override("zh-hans"):  # a paper is Chinese in every language of the pages
        heads, changes = header(directive), [one for one in difference(directive) if one.kind != Difference.KEPT]
    number = 0
    for detail in heads:
        number += 1
        made.heading(f"{numeral(number)}、{detail.label}改为：{detail.now or '无'}")
    for change in changes:
        number += 1
        _change(made, numeral(number), change)


def _change(made: Paper, number: str, change: Change) -> None:
    old, new = change.old, change.new
    if old is None and new is not None:
        made.heading(f"{number}、增加“{new.title}”")
        made.text(new.text)
        _terms(made, new, called([new])[new.pk])
    elif old is not None and new is None:
        made.heading(f"{number}、删去“{old.title}”")
    elif old is not None:
        made.heading(f"{number}、修改“{old.title}”")
        for detail in change.details:
            made.text(f"由“{detail.before or '无'}”改为“{detail.now or '无'}”。", label=f"{detail.label}：")
        made.text(ANEW if change.renewed else "要求没有改，已报送的继续有效。")


def _closing(made: Paper, directive: Directive) -> None:
    made.signed(
        directive.unit.name, chinese_day(directive.issued_on) if directive.issued_on else "　　　　年　　月　　日"
    )
    if directive.signer:
        made.text(directive.signer, label="签发人：")
