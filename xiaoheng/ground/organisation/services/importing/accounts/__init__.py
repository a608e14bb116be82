"""账号与角色工作簿: log-ins and their dated roles; a password never stands in a sheet."""

from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.columns import shown
from xiaoheng.ground.organisation.models import Account, RoleGrant
from xiaoheng.ground.organisation.selectors import register
from xiaoheng.ground.organisation.services.importing.accounts.checks import ask, check
from xiaoheng.ground.organisation.services.importing.accounts.passwords import first_passwords
from xiaoheng.ground.organisation.services.importing.book import Book, Sheet
from xiaoheng.ground.organisation.services.importing.planning import ADDED
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.ground.organisation.services.importing.writing import Writer
from xiaoheng.ground.organisation.sheets import ACCOUNTS, GRANTS

__all__ = ["ACCOUNTS_BOOK", "first_passwords"]


def _accounts(writer: Writer) -> None:
    changes, person = writer.of(ACCOUNTS), {"person_id": ("person", writer.people)}
    new, known = [c for c in changes if c.kind == ADDED], [c for c in changes if c.kind != ADDED]
    writer.save(
        Account, new, person, ("username", "name"), password=lambda change: writer.given[str(change.after["username"])]
    )
    writer.save(Account, known, person, ("username", "name"))


def _grants(writer: Writer) -> None:
    changes = writer.of(GRANTS)
    named = {str(change.after["username"]) for change in changes}
    accounts = dict(Account.objects.filter(username__in=named).values_list("username", "pk"))
    links = {"account_id": ("username", accounts), "unit_id": ("unit", writer.units)}
    writer.save(RoleGrant, changes, links, ("role", "since", "until"))


def _named(state: State, values: Values) -> str:
    return f"{values['name']}（{values['username']}）"


def _granted(state: State, values: Values) -> str:
    unit = state.units.get(values["unit"], {}).get("name", values["unit"])
    return f"{values['username']} {unit}{shown(GRANTS.column('role'), values['role'])}"


def _nothing(writer: Writer) -> set[int]:
    """No rule asks for accounts."""
    return set()


ACCOUNTS_BOOK = Book(
    title=_("账号与角色"),
    about=_("谁用哪个账号登录、担任什么角色；新账号导入后给出初始口令。"),
    verb="organisation.import_accounts",
    page="import_accounts",
    sheets=(
        Sheet(ACCOUNTS, register.accounts, _accounts, _named),
        Sheet(GRANTS, register.grants, _grants, _granted),
    ),
    check=check,
    ask=ask,
    touched=_nothing,
)
