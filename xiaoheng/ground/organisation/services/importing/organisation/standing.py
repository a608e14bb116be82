"""比对后的组织: what would stand if the workbook were written, and what its rows leave unsaid."""

from datetime import date

from xiaoheng.ground.organisation.columns import Identity, SheetSpec, Value
from xiaoheng.ground.organisation.selectors.register import Fact
from xiaoheng.ground.organisation.selectors.tree import LEADING
from xiaoheng.ground.organisation.services.importing.rows import Row
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.ground.organisation.sheets import ORGS, UNITS
from xiaoheng.ground.organisation.words import PARTY_POSTS


def named(state: State, values: Values) -> str:
    """桃源中学（TY）."""
    return f"{values['name']}（{values['code']}）"


def unit(state: State, code: Value) -> Values | None:
    """单位 with a code, as it would be; of the county itself, what is asked for."""
    if code == state.county.code:
        return {"code": code, "name": state.county.name, "kind": state.county.kind}
    return state.after[UNITS.name].get((code,))


def codes(state: State, sheet: SheetSpec) -> set[Value]:
    """编码 of a sheet that would stand; of units, the county's own with them."""
    found = {key[0] for key in state.after[sheet.name]}
    return found | {state.county.code} if sheet is UNITS else found


def cover(state: State, row: Row, fact: Fact | None) -> None:
    """覆盖单位: left blank, a new organisation covers its own unit, and an old one what it covers."""
    if row.values.get("covers") == ():
        own = str(row.values.get("unit") or "")
        row.values["covers"] = fact.values["covers"] if fact else (own,) if own else ()


def keep_identity(state: State, row: Row, fact: Fact | None) -> None:
    """身份证号: left blank, or as the mask that an export shows, it stays what it is."""
    said, known = row.values.get("identity"), fact.values["identity"] if fact else None
    masked = isinstance(said, Identity) and not said.hash and isinstance(known, Identity) and said.mask == known.mask
    if fact and "identity" in row.values and (said is None or masked):
        row.values["identity"] = known


def lead(state: State, row: Row, fact: Fact | None) -> None:
    """党组织编码 of a Party post: where the row names none, the registered one, or the one that leads the unit."""
    if row.values.get("post") in PARTY_POSTS and not row.values.get("org"):
        row.values["org"] = (fact and fact.values["org"]) or _leading(state, row.values)


def _leading(state: State, post: Values) -> Value:
    """The organisation that leads the unit in the post's time, or blank where there is none or more than one."""
    found: dict[Value, list[Value]] = {}
    for org in state.after[ORGS.name].values():
        covers = org["covers"] if isinstance(org["covers"], tuple) else ()
        if post.get("unit") in covers and _meet(post, org):
            found.setdefault(org["kind"], []).append(org["code"])
    best = next((found[kind] for kind in LEADING if kind in found), [])
    return best[0] if len(best) == 1 else ""


def _meet(one: Values, other: Values) -> bool:
    """Whether two spans have a day in common; one whose first day could not be read has none."""

    def before(end: Value, start: Value) -> bool:
        return isinstance(start, date) and not (isinstance(end, date) and end <= start)

    return before(one.get("until"), other.get("since")) and before(other.get("until"), one.get("since"))
