"""党费: the sheet of a branch for a month, and approved reductions. Verbs receive amounts; pay never comes this far."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.utils.translation import gettext as _

from xiaoheng.ground.members.models import DuesMonth, Waiver
from xiaoheng.ground.members.selectors import dues as sheets
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Membership, PartyOrg
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib import clock
from xiaoheng.lib.dues import yuan
from xiaoheng.lib.refusal import Refused


def collect(
    *,
    actor: Actor,
    org: PartyOrg,
    ym: int,
    amounts: Mapping[int, int],
    paid_on: date,
    bases: Mapping[int, str] = MappingProxyType({}),
) -> list[DuesMonth]:
    """登记党费: what members of the branch (by primary key) paid for a month, in 分; a second entry corrects the first.

    `bases` says of whom a fixed amount is asked; it is checked and not kept.
    """
    with act("members.collect", actor=actor, unit=org.unit, on=org) as doing:
        month = sheets.month_of(ym)
        if month.first > clock.today() or paid_on > clock.today():
            raise Refused(_("不能登记尚未开始的月份，交纳日期也不能晚于今天。"), _("请核对月份和日期。"), "D-7")
        PartyOrg.objects.select_for_update(no_key=True).get(pk=org.pk)
        owing = {line.person.pk: line for line in sheets.sheet(org, ym)}
        for person, amount in amounts.items():
            _fitting(owing.get(person), amount)
            _within(owing[person], amount, sheets.flat(org.unit, month.first, bases.get(person, "")))
        DuesMonth.objects.filter(person__in=amounts, ym=ym).delete()
        rows = DuesMonth.objects.bulk_create(
            DuesMonth(person_id=person, org=org, ym=ym, through=month.following, amount=amount, paid_on=paid_on)
            for person, amount in amounts.items()
        )
        doing.say(org=org.name, ym=ym, members=len(rows), total=sum(row.amount for row in rows))
    return rows


def waive(*, actor: Actor, membership: Membership, first: int, last: int, amount: int, number: str) -> Waiver:
    """批准少交、免交: from a month to a month, with the number of the superior committee's approval."""
    with act("members.waive", actor=actor, unit=membership.org.unit) as doing:
        begin, end = sheets.month_of(first), sheets.month_of(last)
        if end.first < begin.first or not number.strip() or amount < 0:
            raise Refused(_("减免的起止月份、金额或批准文号不全。"), _("请核对后填写。"), "D-9")
        held = Waiver.objects.filter(person=membership.person_id, first__lte=last, last__gte=first)
        if held.exists():
            raise Refused(_("%(name)s这些月份已有减免。") % {"name": membership.person.name}, _("请核对月份。"), "D-9")
        row = Waiver.objects.create(
            person=membership.person, org=membership.org, first=first, last=last, amount=amount,
            number=number.strip(), approved_on=clock.today(),
        )  # fmt: skip
        doing.subject = row
        doing.say(person=row.person.name, first=first, last=last, number=row.number)
    return row


def _fitting(line: "sheets.Line | None", amount: int) -> None:
    if line is None:
        raise Refused(_("名单中有人这个月不在本支部交纳党费。"), _("请刷新页面后重新登记。"), "D-9")
    if line.waiver:
        if amount != line.waiver.amount:
            raise Refused(
                _("%(name)s这个月已批准少交或者免交，金额与批准的不符。") % {"name": line.person.name},
                _("请按批准的金额登记。"),
                "D-9",
            )
    elif amount <= 0:
        raise Refused(
            _("%(name)s的党费金额应大于0。") % {"name": line.person.name}, _("免交的须先经上级党委批准。"), "D-9"
        )


def _within(line: "sheets.Line", amount: int, flat: "sheets.Flat | None") -> None:
    """A fixed amount lies between its bounds, unless less was approved."""
    if flat is None or line.waiver or flat.least <= amount <= flat.most:
        return
    span = yuan(flat.least) if flat.least == flat.most else f"{yuan(flat.least)}—{yuan(flat.most)}"
    raise Refused(
        _("%(name)s按定额交纳，每月应为%(span)s元，填的是%(was)s元。")
        % {"name": line.person.name, "span": span, "was": yuan(amount)},
        _("请按定额登记（%(clause)s）；有工资收入的，改选在职或离退休。") % {"clause": flat.clause},
        "D-8",
    )
