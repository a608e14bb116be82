"""Policy rows of the gallery's pages."""

COUNTY = {"county_clerk": "below", "county_leader": "below"}
SCHOOL = {"secretary": "own", "principal": "own"}
ROWS = {
    "desk:inbox": {"get": "signed_in"},
    "desk:overview": {"get": COUNTY},
    "desk:schools": {"get": COUNTY},
    "desk:school": {"get": COUNTY | SCHOOL},
    "desk:problems": {"get": COUNTY | SCHOOL},
    "desk:assignments": {"get": SCHOOL},
    "desk:form": {"get": "signed_in", "post": "signed_in"},
    "desk:refused": {"get": "signed_in", "post": "signed_in"},
    "desk:broken": {"get": "signed_in"},
    "desk:execution.sign": {"post": SCHOOL | COUNTY},
}


def in_place_of(pages):
    """The policy's pages, with the gallery's in the place of the desk's."""
    return {name: row for name, row in pages.items() if not name.startswith("desk:")} | ROWS
