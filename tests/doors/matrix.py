"""What policy.yaml alone says of one request: the page, the method, who asks, and whose object it is.

The order in which a page answers, and which the tests hold it to:

1. a method that the row does not name: 405, for everybody;
2. nobody signed in: to the log-in page (public pages excepted);
3. a role that the row does not name: 403 before any object is looked for, so that it says nothing about the object;
4. a fitting role, but an object out of its scope or none at all: 404 for both;
5. a fitting role and an object in sight, but the row's `if` does not hold: 403;
6. otherwise the page is served: shown, done, refused by rule – never 403, 404 or an error of the server.
"""

from dataclasses import dataclass, field

from django.urls import URLPattern, get_resolver

from tests.cast import PEOPLE
from tests.doors.samples import SCHOOLS
from xiaoheng.doors.ui.pages import PUBLIC, SIGNED_IN, roles_of
from xiaoheng.ground.organisation.words import Role

METHODS = ("get", "post", "put", "patch", "delete")
SERVED, LOG_IN = "served", "log-in"
SHOWN = {200, 302, 409, 422}  # what a served request may come to
SHARED = {
    "rule",
    "parameter",
    "figure",
    "gap",
    "campaign_template",
    "community_list",
}  # every county reads the same ones
ABSENT = {
    "unit": "NONE",
    "digest": "0" * 64,
    "rule": "Z-99",
    "figure": "none",
    "gap": "none",
    "address": "0-no",
    "community_list": "none",
}
NEVER = 987654321  # a key that no row has
ROLES = {username: (role, unit) for username, _name, role, unit, _posts in PEOPLE}
WHO = (
    *("leader", "clerk", "auditor", "inspector"),
    *("ty_secretary", "ty_principal", "ty_office", "ty_vice", "ty_teacher"),
    *("lj_clerk", "lj_secretary", "stranger", "anonymous"),
)
NOWHERE = "nowhere"
FOUND_ABOVE = {Role.COUNTY_LEADER, Role.COUNTY_CLERK, Role.INSPECTOR}
PARTY, PRINCIPAL = {Role.SECRETARY, Role.OFFICE}, {Role.PRINCIPAL, Role.OFFICE}
LEADING = {Role.SECRETARY, Role.PRINCIPAL, Role.OFFICE}
INSIDE = {*LEADING, Role.TEAM_MEMBER, Role.MEMBER}


@dataclass(frozen=True)
class Case:
    """Which object stands for a keyword, for which roles the row's `if` holds then, and who does not see it."""

    objects: dict[str, str] = field(default_factory=dict)
    holds: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    query: str = ""  # name of the object that the address asks for besides


def case(holds=(), hidden=(), query="", **objects):
    return Case(objects, frozenset(holds), frozenset(hidden), query)


OPEN = [case(PARTY, meeting="party_open"), case(PRINCIPAL, meeting="principal_open")]
DEBATED = [case(PARTY, agenda_item="party_open_item"), case(PRINCIPAL, agenda_item="principal_open_item")]
PLANNED = [case(PARTY, meeting="party_planned"), case(PRINCIPAL, meeting="principal_open")]
VERIFIED = [case(FOUND_ABOVE), case({*FOUND_ABOVE, Role.SECRETARY}, problem="own_problem")]
DRAFT_VISIT = [case({Role.INSPECTOR}, inspection="draft_inspection")]
KEPT = {Role.SECRETARY, Role.OFFICE, Role.TEAM_MEMBER}  # of a meeting that the vice presides
OF_COUNTY = case({Role.COUNTY_CLERK}, {*LEADING, Role.TEAM_MEMBER}, meeting="county_ended")
SIGNED = [
    case({Role.SECRETARY}),
    case({Role.PRINCIPAL}, meeting="principal_closed"),
    case({Role.TEAM_MEMBER}, meeting="ended_assembly"),
    case({Role.COUNTY_LEADER}, {*LEADING, Role.TEAM_MEMBER}, meeting="county_ended"),
]
ASSEMBLED = [case(KEPT), case({Role.COUNTY_CLERK}, KEPT, assembly="county_assembly")]
ASKED = [case(KEPT), case({Role.COUNTY_CLERK}, KEPT, question="county_question")]
# page → the objects to ask it for, where the plain ones are in a state that leaves the page's work undone
CASES = {
    **{
        f"desk:execution.{verb}": [case(directive="draft_order")] for verb in ("revise", "put_item", "present", "issue")
    },
    "desk:item_edit": [case(item="draft_item")],
    "desk:execution.strike_item": [case(item="draft_item")],
    "desk:execution.finish": [
        case({*LEADING, Role.MEMBER}),
        case({*LEADING, Role.TEAM_MEMBER}, {Role.MEMBER}, task="task_of_vice"),
    ],
    "desk:execution.complete": [
        case({*LEADING, Role.MEMBER}),
        case({*LEADING, Role.TEAM_MEMBER}, {Role.MEMBER}, part="part_of_vice"),
    ],
    "desk:decisions.consult": [case(topic="young_topic", query="consultation")],
    "desk:decisions.redraft": [case(topic="young_topic")],
    "desk:decisions.pass_gate": [case(gate="young_gate")],
    **{f"desk:decisions.{verb}": PLANNED for verb in ("table", "start", "cancel")},
    "desk:decisions.notify": PLANNED,
    "desk:decisions.acknowledge": [case({Role.SECRETARY, Role.PRINCIPAL, Role.TEAM_MEMBER}, meeting="party_planned")],
    "desk:decisions.consent": [
        case({Role.SECRETARY}, agenda_item="late_item"),
        case({Role.PRINCIPAL}, agenda_item="principal_open_item"),
    ],
    **{f"desk:decisions.{verb}": OPEN for verb in ("attend", "adjourn")},
    **{f"desk:decisions.{verb}": DEBATED for verb in ("take_up", "recuse", "speak", "split", "vote", "resolve")},
    "desk:meeting_mode": OPEN,
    "desk:decisions.draft_minutes": [case(PARTY), case(PRINCIPAL, meeting="principal_closed"), OF_COUNTY],
    "desk:decisions.sign": SIGNED,
    "desk:decisions.countersign": SIGNED,
    **{
        f"desk:decisions.{verb}": [case(PARTY), case(PRINCIPAL, meeting="principal_closed"), OF_COUNTY]
        for verb in ("file_scan", "amend_minutes")
    },
    **{f"desk:decisions.{verb}": OPEN for verb in ("confirm", "project")},
    **{f"desk:assemblies.{verb}": ASSEMBLED for verb in ("put", "open", "attend", "adjourn", "cancel")},
    **{f"desk:assemblies.{verb}": ASKED for verb in ("withdraw", "decide")},
    "desk:decisions.strike": [case(meeting="entered_meeting")],
    "desk:life.miss": [case(planned="due_planned")],
    "desk:life.retract": [case(planned="missed")],
    "desk:life.strike_conversation": [
        case({Role.SECRETARY, Role.TEAM_MEMBER}, {Role.PRINCIPAL, Role.OFFICE, Role.MEMBER}),
        *(
            case({Role.SECRETARY, role}, INSIDE - {Role.SECRETARY, role}, conversation=f"talk_of_{post}")
            for post, role in (("principal", Role.PRINCIPAL), ("office", Role.OFFICE), ("teacher", Role.MEMBER))
        ),
    ],
    "desk:publication": [case(), case(hidden={Role.MEMBER}, publication="young_publication")],
    "desk:decisions.screen": [case(publication="young_publication")],
    "desk:decisions.clear": [case({Role.SECRETARY}), case({Role.PRINCIPAL}, publication="young_publication")],
    "desk:supervision.note": DRAFT_VISIT,
    "desk:supervision.inspect": DRAFT_VISIT,
    "desk:case": [
        case(hidden={Role.SECRETARY, Role.PRINCIPAL}),
        case(hidden={Role.TEAM_MEMBER}, case="case_of_team"),
    ],
    "desk:filing": [case(filed_text="advised_text")],
    "desk:filing_paper": [case(filed_text="advised_text")],
    "desk:filing.register": [case(filed_text="submitted_text")],
    "desk:filing.examine": [case(filed_text="registered_text")],
    "desk:filing.conclude": [case(filed_text="registered_text")],
    "desk:filing.answer": [case(filed_text="advised_text")],
    "desk:filing.admit": [case(candidacy="recommended")],
    **{
        f"desk:campaigns.{verb}": [
            case({Role.COUNTY_CLERK}, {Role.SECRETARY, Role.OFFICE}, campaign="county_draft"),
            case({Role.SECRETARY, Role.OFFICE}, campaign="campaign_draft"),
        ]
        for verb in ("revise", "start")
    },
    "desk:campaigns.close": [case({Role.COUNTY_CLERK}), case({Role.SECRETARY}, campaign="campaign_draft")],
    "desk:campaigns.conclude": [case({Role.COUNTY_CLERK}), case({Role.SECRETARY}, entrant="own_entrant")],
    "desk:communities.strike": [case(community_entry="spare_entry")],
    "desk:communities.amend": [case(community_entry="spare_entry")],
    "desk:communities.send_back": [case({Role.COUNTY_CLERK, Role.SECRETARY}, community_project="reported_project")],
    "desk:communities.close": [case({Role.COUNTY_CLERK, Role.SECRETARY}, community_project="reported_project")],
    "desk:community_paper": [case(community_project="reported_project")],
    "desk:correction.plan": [case(problem="young_problem")],
    "desk:correction.close": VERIFIED,
    "desk:correction.send_back": VERIFIED,
}


@dataclass(frozen=True)
class Route:
    """One address with the keywords of its objects."""

    page: str
    route: str
    keywords: tuple[str, ...]

    @property
    def of_unit(self):
        """Keywords of objects that belong to somebody."""
        return [word for word in self.keywords if word not in SHARED]

    def methods(self):
        return [method for method in METHODS if roles_of(self.page, method)]

    def cases(self):
        return CASES.get(self.page, [Case()])

    def places(self):
        """Whose objects to ask for: each school's, mixed ones where the address names two, and none at all."""
        if not self.keywords:
            return [("TY",)]
        whole = [(school,) for school in SCHOOLS] if self.of_unit else [("TY",)]
        mixed = [("TY", "LX"), ("TY", "LJ1")] if len(self.keywords) > 1 else []
        return [*whole, *mixed, (NOWHERE,)]


def routes(resolver=None, prefix="", path=""):
    """Every address of the site."""
    for entry in (resolver or get_resolver()).url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Route(f"{prefix}{entry.name}", here, tuple(entry.pattern.converters))
        else:
            yield from routes(entry, prefix + (f"{entry.namespace}:" if entry.namespace else ""), here)


def expected(route, method, who, place, asked):
    """A status, LOG_IN or SERVED."""
    allowed = roles_of(route.page, method)
    if allowed is None:
        return 405
    if allowed == PUBLIC:
        return 404 if route.keywords and place == (NOWHERE,) else SERVED
    if who == "anonymous":
        return LOG_IN
    if allowed == SIGNED_IN:
        return SERVED
    role, seat = ROLES.get(who, ("", ""))
    if role not in allowed:
        return 403
    if route.keywords and not _in_sight(route, allowed[role], seat, place, asked.hidden, role):
        return 404
    return 403 if "if" in allowed and role not in asked.holds else SERVED


def _in_sight(route, scope, seat, place, hidden, role):
    if place == (NOWHERE,) or len(place) > 1:
        return False
    if not route.of_unit:
        return True
    school, (county, zone, *_) = place[0], SCHOOLS[place[0]]
    reach = {"own": {school, county}, "below": {county}, "zone": {zone}}[scope]
    return seat in reach and role not in hidden
