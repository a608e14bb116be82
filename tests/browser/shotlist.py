"""What `./dev shots` photographs: one line a page."""

from dataclasses import dataclass

CLERK, SECRETARY = "x01-ganshi", "x01-0001-shuji"


@dataclass(frozen=True)
class Shot:
    """A picture: its file name, who looks ("" = nobody signed in), the address, and links to follow from there."""

    name: str
    account: str
    url: str
    clicks: tuple[str, ...] = ()  # selectors; the first match of each is clicked, one page after the other
    status: int = 200


SHOTS = [
    Shot("login", "", "/login/"),
    Shot("not-found", CLERK, "/nowhere/", status=404),
    Shot("county-inbox", CLERK, "/"),
    Shot("overview", CLERK, "/overview/"),
    Shot("schools", CLERK, "/schools/"),
    Shot("school", CLERK, "/schools/", ("main tbody th a",)),
    Shot("import", CLERK, "/import/"),
    Shot("people", CLERK, "/schools/", ("main tbody th a", "main a:has-text('任职情况')")),
    Shot("notices", CLERK, "/notices/"),
    Shot("directives", CLERK, "/directives/"),
    Shot("inspections", CLERK, "/inspections/"),
    Shot("bulletins", CLERK, "/bulletins/"),
    Shot("appraisals", CLERK, "/appraisals/"),
    Shot("problems", CLERK, "/problems/"),
    Shot("school-inbox", SECRETARY, "/"),
    Shot("topics", SECRETARY, "/topics/"),
    Shot("meetings", SECRETARY, "/meetings/"),
    Shot("requests", SECRETARY, "/requests/"),
    Shot("assignments", SECRETARY, "/assignments/"),
    Shot("tasks", SECRETARY, "/tasks/"),
]
