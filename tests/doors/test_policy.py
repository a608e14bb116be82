"""Every URL has a policy row and every row a URL, every right is asked for, every verb has a page or a reason."""

from django.urls import URLPattern, get_resolver

from tests.doors.matrix import METHODS, ROLES, SERVED, WHO, expected, routes
from xiaoheng.doors.ui.pages import PUBLIC, SIGNED_IN, roles_of
from xiaoheng.ground.organisation.policy import policy

# Verbs that no page row names: the console's and the system's own, and those that another verb calls within itself.
INDIRECT = {
    *("organisation.enrol", "organisation.grant", "organisation.revoke", "organisation.found"),
    *("organisation.admit", "organisation.convert", "organisation.move", "organisation.end_membership"),
    *("rulebook.enact", "organisation.begin_term"),
    *("organisation.look", "organisation.announce", "organisation.enact", "organisation.stall"),
    *("rulebook.load", "rulebook.evaluate", "decisions.load_catalogue", "bodies.load_kinds", "campaigns.load"),
    "communities.load_kinds",
    *("bodies.wind_up", "decisions.revise", "decisions.adopt_list", "assemblies.load_forms"),
}


def patterns(resolver=None, prefix=""):
    """Every named URL pattern with its namespaced name."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield prefix + entry.name, entry
        else:
            yield from patterns(entry, prefix + (f"{entry.namespace}:" if entry.namespace else ""))


URLS = dict(patterns())


def test_every_url_has_a_policy_row_and_every_row_a_url():
    assert set(URLS) == set(policy()["pages"])


def test_every_view_is_guarded_by_its_own_row():
    wrong = {
        name: getattr(entry.callback, "page_name", None)
        for name, entry in URLS.items()
        if getattr(entry.callback, "page_name", None) != name
    }
    assert not wrong


def test_every_row_names_known_roles_and_verbs():
    from xiaoheng.ground.organisation.words import Role

    for name, row in policy()["pages"].items():
        for method in row:
            allowed = roles_of(name, method)
            assert allowed in (PUBLIC, SIGNED_IN) or set(allowed) - {"if"} <= set(Role.values), name
    for verb, row in policy()["verbs"].items():
        assert set(row) - {"if"} <= set(Role.values), verb
        assert {scope for role, scope in row.items() if role != "if"} <= {"own", "below", "zone"}, verb


def test_every_right_is_asked_for_in_the_matrix():
    asked = {
        (route.page, method, ROLES[who][0])
        for route in routes()
        for method in METHODS
        for who in WHO
        if who in ROLES
        for case in route.cases()
        for place in route.places()
        if expected(route, method, who, place, case) == SERVED
    }
    rights = {
        (page, method, role)
        for page, row in policy()["pages"].items()
        for method in row
        if isinstance(roles_of(page, method), dict)
        for role in set(roles_of(page, method)) - {"if"}
    }
    assert not rights - asked


def test_every_verb_has_a_page_or_a_reason():
    named = {verb for row in policy()["pages"].values() for verb in row.values() if isinstance(verb, str)}
    assert set(policy()["verbs"]) - named == INDIRECT
