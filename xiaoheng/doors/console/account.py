"""账号: one more account of a unit, or one more role of an account; schools cannot begin without theirs."""

import argparse

from xiaoheng.doors.console.county import ADMIN, password
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import Account, Person, Unit
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

ROLES = {str(role.label): role for role in Role}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Who, in what role, where."""
    parser.add_argument("username", help="账号")
    parser.add_argument("name", help="姓名")
    parser.add_argument("--unit", required=True, help="单位代码")
    parser.add_argument("--role", required=True, help="角色：" + "、".join(ROLES))
    parser.add_argument("--person", default="", help="本人工号：班子成员须填，会议、表决按人员识别")


def run(options: argparse.Namespace) -> int:
    """Enrol the account unless it is there, and grant it the role from today."""
    role, unit = _role(options.role), _unit(options.unit)
    account = Account.objects.filter(username=options.username).first()
    shown = ""
    if account is None:
        person = _person(options.person)
        typed, shown = password()
        account = organisation.enrol(
            actor=ADMIN, unit=unit, username=options.username, name=options.name, password=typed, person=person
        )
    organisation.grant(actor=ADMIN, account=account, role=role, unit=unit, since=clock.today())
    print(f"{unit.name}：{account.name}（{account.username}），{role.label}{shown}")
    return 0


def _role(label: str) -> Role:
    if label not in ROLES:
        raise Refused(f"没有“{label}”这个角色。", "可选：" + "、".join(ROLES))
    return ROLES[label]


def _unit(code: str) -> Unit:
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise Refused(f"没有代码为“{code}”的单位。", "请核对单位代码。")
    return unit


def _person(code: str) -> Person | None:
    if not code:
        return None
    person = Person.objects.filter(code=code).first()
    if person is None:
        raise Refused(f"没有工号为“{code}”的人员。", "请先在组织工作簿中登记人员。")
    return person
