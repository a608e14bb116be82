"""初始口令: made for new accounts, told once, kept only as hashes."""

import secrets

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.services.importing.planning import ADDED, Plan
from xiaoheng.ground.organisation.services.importing.progress import Progress
from xiaoheng.ground.organisation.sheets import ACCOUNTS

CLEAR = "abcdefghjkmnpqrstuvwxyz23456789"  # without letters and digits that are taken for each other
GROUPS, EACH = 3, 4  # abcd-efgh-jkmn: sixty bits


def first_passwords(plan: Plan, progress: Progress) -> tuple[list[tuple[str, ...]], dict[str, str]]:
    """初始口令 for the new accounts of a plan: (account, name, password), and the hashes by account."""
    if plan.problems:
        return [], {}
    new = [change for change in plan.moving() if change.sheet is ACCOUNTS and change.kind == ADDED]
    handed: list[tuple[str, ...]] = []
    hashes: dict[str, str] = {}
    for done, change in enumerate(new, 1):
        username, password = str(change.after["username"]), _password()
        handed.append((username, str(change.after["name"]), password))
        hashes[username] = make_password(password)
        progress.tell(_("生成初始口令"), done, len(new))
    return handed, hashes


def _password() -> str:
    return "-".join("".join(secrets.choice(CLEAR) for _each in range(EACH)) for _group in range(GROUPS))
