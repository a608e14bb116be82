"""Pages of dues: branches of a month, the sheet of one, approved reductions. Pay is reckoned with and dropped."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.members import forms, within
from xiaoheng.doors.desk.organisation.accesses import looked
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.members import selectors, services
from xiaoheng.ground.members.words import Basis
from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.ground.organisation.words import Sensitive
from xiaoheng.lib import clock
from xiaoheng.lib.dues import Band, owed

BY_PAY = (Basis.WORK, Basis.RETIRED)
MOST = 10**8  # of an amount or a pay, in 分


@page("desk:dues")
def dues(request: Request) -> HttpResponse:
    """各支部一个月的党费: who has entered how much."""
    ym = _month(request)
    listed = paged(request, selectors.branches(request.viewer, ym))
    rows = [(row, row.unit_id in within.own_units(request.viewer, "members.collect")) for row in listed.object_list]
    form = forms.MonthForm(initial={"month": ym})
    return show(request, "desk/members/dues.html", page=listed, rows=rows, ym=ym, filter=form)


@page("desk:members.collect")
def collect(request: Request, party_org: int) -> HttpResponse:
    """一个支部一个月的党费表: enter amounts, or a pay to reckon from; the pay is not kept."""
    org = get_object_or_404(PartyOrg.objects.filter(selectors.in_sight(request.viewer)), pk=party_org)
    require(request, "members.collect", org.unit, org)
    ym = _month(request)
    lines = selectors.sheet(org, ym)
    form = SheetForm(request.POST if request.method == "POST" else None, org=org, ym=ym, lines=lines)
    if form.is_valid() and attempt(form, services.collect, actor=request.viewer, org=org, ym=ym, **form.entered()):
        messages.success(request, _("已登记党费，工资收入没有保存。"))
        return redirect(f"{reverse('desk:members.collect', kwargs={'party_org': org.pk})}?month={ym}")
    looked(request, Sensitive.DUES, org.unit, org=org)
    more = {"org": org, "ym": ym, "lines": form.rows(), "bases": Basis.choices, "back": reverse("desk:dues")}
    return show(request, "desk/members/collect.html", form, **more)


@page("desk:members.waive")
def waive(request: Request) -> HttpResponse:
    """批准少交、免交."""
    form = forms.WaiveForm(request.POST or None, choose={"membership": within.members(request.viewer, "members.waive")})

    def call(data: dict[str, Any]) -> Any:
        amount = int(data.pop("yuan") * 100)
        return services.waive(actor=request.viewer, amount=amount, **data)

    return act_page(
        request,
        form,
        call,
        reverse("desk:dues"),
        title=_("批准少交、免交党费"),
        says=_("已批准，支部按批准的金额登记。"),
    )


class SheetForm(forms.MonthForm):
    """党费表: for each member an amount, a monthly pay from which the amount follows, or a fixed amount by the basis."""

    month = None  # type: ignore[assignment]  # the address says it

    def __init__(self, *args: Any, org: PartyOrg, ym: int, lines: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.org, self.ym, self.lines = org, ym, lines
        self.amounts: dict[int, int] = {}
        self.bases: dict[int, str] = {}

    def clean(self) -> dict[str, Any]:
        """Read the cells; a cell that is no amount is named."""
        day = selectors.month_of(self.ym).first
        unit = self.org.unit
        bands: dict[str, list[Band]] = {
            basis: selectors.bands(unit, day, retired=basis == Basis.RETIRED) for basis in BY_PAY
        }
        flats = {basis: selectors.flat(unit, day, basis) for basis in Basis.values if basis not in BY_PAY}
        for line in self.lines:
            key = line.person.pk
            amount, pay = self._cell(f"amount-{key}", line), self._cell(f"pay-{key}", line)
            basis = str(self.data.get(f"basis-{key}", Basis.WORK))
            flat = flats.get(basis)
            if flat:
                self.bases[key] = basis
                amount = flat.least if amount is None and flat.least == flat.most else amount
            elif pay is not None:
                amount = owed(pay, bands[basis if basis in bands else Basis.WORK])
            if flat and amount is None:
                self.add_error(None, _("%(name)s：农民党员请填写金额。") % {"name": line.person.name})
            if amount is not None:
                self.amounts[key] = amount
        if not self.amounts and not self.errors:
            self.add_error(None, _("没有填写任何金额。"))
        return {}

    def entered(self) -> dict[str, Any]:
        """What the verb receives: amounts, and of whom a fixed one is asked."""
        return {"amounts": self.amounts, "bases": self.bases, "paid_on": clock.today()}

    def rows(self) -> list[dict[str, Any]]:
        """Lines as the page shows them, with what was typed; a pay is never given back."""
        return [
            {
                "line": line,
                "typed": self.data.get(f"amount-{line.person.pk}", ""),
                "basis": self.data.get(f"basis-{line.person.pk}", Basis.WORK),
                "amount": line.paid.amount if line.paid else None,
            }
            for line in self.lines
        ]

    def _cell(self, name: str, line: Any) -> int | None:
        text = str(self.data.get(name, "")).strip()
        if not text:
            return None
        try:
            fen = Decimal(text) * 100
            if not (fen.is_finite() and 0 <= fen < MOST and fen == int(fen)):
                raise InvalidOperation
        except (InvalidOperation, ValueError, OverflowError):
            self.add_error(None, _("%(name)s：“%(text)s”不是金额，请写成12.34这样的元数。") % {
                "name": line.person.name, "text": text[:20]
            })  # fmt: skip
            return None
        return int(fen)


def _month(request: Request) -> int:
    """The month asked for, the present one where none is."""
    form = forms.MonthForm(request.GET)
    today = clock.today()
    asked = form.cleaned_data["month"] if form.is_valid() else None
    ym = int(asked or today.year * 100 + today.month)
    return ym if 1 <= ym % 100 <= 12 else today.year * 100 + today.month
