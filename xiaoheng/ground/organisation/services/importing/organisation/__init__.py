"""组织工作簿: units, Party organisations, people, memberships, posts."""

from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.columns import Value, shown
from xiaoheng.ground.organisation.selectors import register
from xiaoheng.ground.organisation.services.importing.book import Book, Sheet
from xiaoheng.ground.organisation.services.importing.organisation import changes, moves, standing, writes
from xiaoheng.ground.organisation.services.importing.organisation.asks import ask
from xiaoheng.ground.organisation.services.importing.organisation.checks import check
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.ground.organisation.sheets import LINKS, MEMBERSHIPS, ORGS, PEOPLE, POSTS, QUOTAS, UNITS


def _member(state: State, values: Values) -> str:
    """周正（00005） 正式党员."""
    return _of_person(state, values, shown(MEMBERSHIPS.column("kind"), values["kind"]))


def _held(state: State, values: Values) -> str:
    """周正（00005） 党组织书记."""
    return _of_person(state, values, shown(POSTS.column("post"), values["post"]))


def _tied(state: State, values: Values) -> str:
    """桃源中学 协管单位 青山镇."""
    place, kind = _unit(state, values["unit"]), shown(LINKS.column("kind"), values["kind"])
    person = state.after[PEOPLE.name].get((values["person"],), {}).get("name", values["person"])
    return f"{place} {kind} {_unit(state, values['other']) if values['other'] else person}"


def _approved(state: State, values: Values) -> str:
    """桃源中学 副校长."""
    return f"{_unit(state, values['unit'])} {shown(QUOTAS.column('post'), values['post'])}"


def _unit(state: State, code: Value) -> Value:
    return (standing.unit(state, code) or {}).get("name", code)


def _of_person(state: State, values: Values, what: str) -> str:
    person = state.after[PEOPLE.name].get((values["person"],), {})
    return f"{person.get('name', '')}（{values['person']}） {what}"


ORGANISATION = Book(
    title=_("组织工作簿"),
    about=_("学校、党组织、人员、党籍、任职，以及联系关系和核定职数：从这里开始。"),
    verb="organisation.import",
    page="import",
    sheets=(
        Sheet(UNITS, register.units, writes.units, standing.named, changes.dated),
        Sheet(ORGS, register.orgs, writes.orgs, standing.named, changes.covered_and_dated),
        Sheet(PEOPLE, register.people, writes.people, standing.named, moves.identified_and_dated),
        Sheet(MEMBERSHIPS, register.memberships, writes.memberships, _member),
        Sheet(POSTS, register.posts, writes.posts, _held, moves.led_and_dated),
        Sheet(LINKS, register.links, writes.links, _tied),
        Sheet(QUOTAS, register.quotas, writes.quotas, _approved),
    ),
    check=check,
    ask=ask,
    touched=writes.touched,
)
