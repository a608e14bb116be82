"""组织工作簿提请确认的事项: what may be right and may be wrong, so that a person must say so before it is written."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.columns import Identity, SheetSpec, Value
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.selectors.register import below
from xiaoheng.ground.organisation.services.importing.organisation import changes
from xiaoheng.ground.organisation.services.importing.organisation.standing import unit
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.ground.organisation.sheets import MEMBERSHIPS, PEOPLE, POSTS
from xiaoheng.lib import cells
from xiaoheng.lib.hanzi import simplify


def ask(state: State) -> Iterator[str]:
    """提请确认的事项."""
    yield from changes.ask(state)
    yield from _namesakes(state)
    yield from _identities(state)
    yield from _birthdays(state)
    yield from _twice(state, POSTS, "unit", _("任职单位"))
    yield from _twice(state, MEMBERSHIPS, "org", _("党组织"))


def _namesakes(state: State) -> Iterator[str]:
    """A person entered again under another code, or with a name written in another form of the same characters."""
    people: defaultdict[tuple[Value, str], list[Values]] = defaultdict(list)
    for values in state.after[PEOPLE.name].values():
        people[values["unit"], simplify(cells.fold(str(values["name"])))].append(values)
    new = {key for key in state.rows[PEOPLE.name] if key not in state.known[PEOPLE.name]}
    for (place, _name), same in people.items():
        if len(same) > 1 and any((one["code"],) in new for one in same):
            who = "、".join(f"{one['name']}（{one['code']}）" for one in same)
            where = (unit(state, place) or {}).get("name", place)
            yield _("%(unit)s有同名的人：%(who)s。请确认不是同一人。") % {"unit": where, "who": who}


def _identities(state: State) -> Iterator[str]:
    """One identity number under two codes, here or in another county, whose people are not named."""
    holders: defaultdict[str, list[Values]] = defaultdict(list)
    for values in state.after[PEOPLE.name].values():
        if isinstance(values["identity"], Identity):
            holders[values["identity"].hash].append(values)
    new = {one.hash for row, after in state.each(PEOPLE) if state.moved(row, "identity")
           and isinstance(one := after["identity"], Identity)}  # fmt: skip
    for hash_ in new:
        if len(holders[hash_]) > 1:
            who = "、".join(f"{one['name']}（{one['code']}）" for one in holders[hash_])
            yield _("%(who)s的身份证号相同。请确认是否同一人重复登记。") % {"who": who}
    elsewhere = Person.objects.filter(identity__in=sorted(new)[:500]).exclude(unit__in=below(state.county))
    for hash_ in sorted(set(elsewhere.values_list("identity", flat=True))):
        holder = holders[hash_][0]
        said = {"name": holder["name"], "code": holder["code"]}
        yield _("%(name)s（%(code)s）的身份证号已在外县登记。请确认是否已调入。") % said


def _birthdays(state: State) -> Iterator[str]:
    """A birth date that is not the one in the identity number."""
    for row, after in state.each(PEOPLE):
        one, born = row.values.get("identity"), after["born_on"]
        new = state.moved(row, "identity") or state.moved(row, "born_on")
        if new and isinstance(one, Identity) and one.born and born and one.born != born:
            yield _("%(sheet)s第%(row)d行：出生日期%(born)s与身份证号中的%(said)s不一致。请确认以出生日期栏为准。") % {
                "sheet": row.sheet.name,
                "row": row.number,
                "born": born,
                "said": one.born,
            }


def _twice(state: State, sheet: SheetSpec, where: str, what: str) -> Iterator[str]:
    """One person at two places at once."""
    places: defaultdict[Value, set[Value]] = defaultdict(set)
    for values in state.after[sheet.name].values():
        if values["until"] is None:
            places[values["person"]].add(values[where])
    named = {row.values.get("person") for row in state.rows[sheet.name].values() if state.fact(row) is None}
    for person, found in places.items():
        if len(found) > 1 and person in named:
            codes = "、".join(sorted(map(str, found)))
            yield _("工号%(person)s同时有%(n)d个%(what)s：%(codes)s。请确认。") % {
                "person": person,
                "n": len(found),
                "what": what,
                "codes": codes,
            }
