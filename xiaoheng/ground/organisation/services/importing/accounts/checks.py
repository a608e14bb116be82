"""核对账号与角色: what the rows may not say, and what must be confirmed."""

import re
from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.columns import Value, shown
from xiaoheng.ground.organisation.models import Account
from xiaoheng.ground.organisation.services.importing.checking import order, overlaps, owned, refers
from xiaoheng.ground.organisation.services.importing.state import State
from xiaoheng.ground.organisation.sheets import ACCOUNTS, GRANTS
from xiaoheng.ground.organisation.words import Role, UnitKind
from xiaoheng.lib import cells

MANY = 500  # new accounts at once: each password is hashed dearly
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{2,59}")
COUNTY = (Role.COUNTY_LEADER, Role.COUNTY_CLERK, Role.AUDITOR)
# Where a role is held: a county's, a 片区's, otherwise a school's.
SEATS = {**dict.fromkeys(COUNTY, UnitKind.COUNTY), Role.INSPECTOR: UnitKind.ZONE}


def check(state: State) -> None:
    """核对全部."""
    owned(state, ACCOUNTS, Account)
    order(state)
    _accounts(state)
    _grants(state)
    overlaps(state, GRANTS, ("username", "role", "unit"), _("同一角色"))


def ask(state: State) -> Iterator[str]:
    """提请确认的事项."""
    yield from _other_names(state)
    yield from _second_accounts(state)
    for row, after in state.each(GRANTS):
        if state.fact(row) is None and after["role"] in COUNTY:
            role = shown(GRANTS.column("role"), after["role"])
            said = {"row": row.number, "username": after["username"], "role": role}
            yield _("角色第%(row)d行：%(username)s将成为%(role)s，可以查看全县。请确认。") % said


def _accounts(state: State) -> None:
    holding = {values["username"] for values in state.after[GRANTS.name].values()}
    new = 0
    for row, after in state.each(ACCOUNTS):
        refers(state, row, "person", state.names, _("人员"))
        if state.fact(row):
            continue
        new += 1
        if not NAME.fullmatch(str(after["username"])):
            message = _("“%(name)s”不能作账号。") % {"name": after["username"]}
            state.problems.append(row.problem("username", message, _("请用3至60位字母、数字或 . _ - @。")))
        if not after["person"] and after["username"] not in holding:
            message = _("既没有工号，也没有角色。")
            state.problems.append(row.problem("username", message, _("请填写工号，或在“角色”表中写明角色。")))
        if new == MANY + 1:
            message = _("一次最多新建%(n)d个账号。") % {"n": MANY}
            state.problems.append(row.problem("username", message, _("请分成几个文件逐个导入。")))


def _grants(state: State) -> None:
    accounts = {key[0] for key in state.after[ACCOUNTS.name]}
    own = Account.objects.filter(pk=state.actor.account or 0).values_list("username", flat=True).first()
    for row, after in state.each(GRANTS):
        refers(state, row, "username", accounts, _("账号"))
        refers(state, row, "unit", state.units, _("单位"))
        if after["username"] == own and (state.fact(row) is None or state.moved(row, "until")):
            message = _("不能给自己授予或收回角色。")
            state.problems.append(row.problem("username", message, _("请由另一位管理人员办理。")))
        seat = SEATS.get(Role(str(after["role"])), UnitKind.SCHOOL) if after["role"] else None
        kind = state.units.get(after["unit"], {}).get("kind")
        if state.fact(row) is None and seat and kind and kind != seat:
            said = {"role": shown(GRANTS.column("role"), after["role"]), "kind": seat.label}
            message = _("“%(role)s”须授予在%(kind)s。") % said
            state.problems.append(row.problem("unit", message, _("请核对单位编码。")))


def _other_names(state: State) -> Iterator[str]:
    """An account under another name than its person's."""
    for row, after in state.each(ACCOUNTS):
        name = state.names.get(after["person"])
        new = state.moved(row, "name") or state.moved(row, "person")
        if new and name and cells.fold(name) != cells.fold(str(after["name"])):
            said = {"row": row.number, "name": after["name"], "code": after["person"], "known": name}
            yield _("账号第%(row)d行：姓名“%(name)s”与工号%(code)s登记的“%(known)s”不同。请确认。") % said


def _second_accounts(state: State) -> Iterator[str]:
    """A person with more than one account."""
    held: defaultdict[Value, list[str]] = defaultdict(list)
    for values in state.after[ACCOUNTS.name].values():
        if values["person"]:
            held[values["person"]].append(str(values["username"]))
    for person in {after["person"]: None for row, after in state.each(ACCOUNTS) if state.fact(row) is None}:
        if len(held.get(person, ())) > 1:
            said = {"person": person, "n": len(held[person]), "names": "、".join(sorted(held[person]))}
            yield _("工号%(person)s将有%(n)d个账号：%(names)s。请确认。") % said
