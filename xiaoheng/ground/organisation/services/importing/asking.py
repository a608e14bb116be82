"""提请确认: what may be right and may be wrong, so that a person must say so before it is written."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.columns import MEMBERSHIPS, PEOPLE, POSTS, SheetSpec, Value
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.lib import cells
from xiaoheng.lib.hanzi import simplify


def ask(state: State) -> list[str]:
    """提请确认的事项, those of the file first."""
    return [
        *state.reading.questions,
        *_reopened(state),
        *_namesakes(state),
        *_twice(state, POSTS, "unit", _("任职单位")),
        *_twice(state, MEMBERSHIPS, "org", _("党组织")),
    ]


def _reopened(state: State) -> Iterator[str]:
    """An old workbook imported again would bring back what has ended since."""
    for rows in state.rows.values():
        for row in rows.values():
            fact = state.fact(row)
            if fact and fact.values.get("until") and "until" in row.values and row.values["until"] is None:
                yield _("%(sheet)s第%(row)d行将恢复已于%(until)s终止的登记。") % {
                    "sheet": row.sheet.name,
                    "row": row.number,
                    "until": fact.values["until"],
                }


def _namesakes(state: State) -> Iterator[str]:
    """A person entered again under another code, or with a name written in another form of the same characters."""
    people: defaultdict[tuple[Value, str], list[Values]] = defaultdict(list)
    for values in state.after[PEOPLE.name].values():
        people[values["unit"], simplify(cells.fold(str(values["name"])))].append(values)
    new = {key for key in state.rows[PEOPLE.name] if key not in state.known[PEOPLE.name]}
    for (unit, _name), same in people.items():
        if len(same) > 1 and any((one["code"],) in new for one in same):
            who = "、".join(f"{one['name']}（{one['code']}）" for one in same)
            place = (state.unit(unit) or {}).get("name", unit)
            yield _("%(unit)s有同名的人：%(who)s。请确认不是同一人。") % {"unit": place, "who": who}


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
