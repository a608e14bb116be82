"""建账: the first county of an empty system, with the first clerk; everything else is imported or entered by people."""

import argparse
import getpass
import secrets
import sys
from datetime import date

from django.db import transaction

from xiaoheng.doors.console import inputs
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import Role, UnitKind
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

ADMIN = system("命令行")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The county and its first clerk."""
    parser.add_argument("code", help="县代码，如行政区划代码")
    parser.add_argument("name", help="县名，如 云岭县")
    parser.add_argument("--clerk", required=True, help="首个工委干事的账号")
    parser.add_argument("--clerk-name", required=True, help="干事姓名")
    parser.add_argument("--since", type=inputs.day, help="建账日期 YYYY-MM-DD（默认今日）")


def run(options: argparse.Namespace) -> int:
    """Found the county and enrol its clerk; the password is asked for, or made up when nobody is there to type it."""
    typed, shown = password()
    with transaction.atomic():
        county = _found(options.code.strip(), options.name.strip(), options.since or clock.today())
        account = organisation.enrol(
            actor=ADMIN, unit=county, username=options.clerk, name=options.clerk_name, password=typed
        )
        organisation.grant(actor=ADMIN, account=account, role=Role.COUNTY_CLERK, unit=county, since=clock.today())
    print(f"已建账：{county.name}（{county.code}）。干事账号：{options.clerk}{shown}")
    print("下一步：登录后按首页的“建账步骤”办理，第一步是下载组织工作簿的模板。")
    return 0


def _found(code: str, name: str, since: date) -> Unit:
    if not code or not name:
        raise Refused("县代码或县名是空的。", "请写：xiaoheng county 代码 县名 --clerk 账号 --clerk-name 姓名")
    if Unit.objects.filter(code=code).exists():
        raise Refused(f"代码“{code}”已有单位。", "请核对代码。")
    county = Unit.objects.create(code=code, name=name, kind=UnitKind.COUNTY, log=code, since=since)
    organisation.found(actor=ADMIN, unit=county, units=[county], source="命令行")
    return county


def password() -> tuple[str, str]:
    """口令: asked for twice, or made up and shown where nobody is there to type it."""
    if not sys.stdin.isatty():
        made = secrets.token_urlsafe(12)
        return made, f"，初始口令：{made}（请登录后立即更改）"
    first = getpass.getpass("干事口令（至少 10 位）：")
    if len(first) < 10:
        raise Refused("口令不足 10 位。", "请重新设定。")
    if getpass.getpass("再输一遍：") != first:
        raise Refused("两次口令不一致。", "请重新设定。")
    return first, ""
