"""Every URL has a policy row and every row a URL; every URL × role × scope answers as the policy says."""

from django.urls import URLPattern, get_resolver

from xiaoheng.doors.ui.pages import PUBLIC, SIGNED_IN, roles_of
from xiaoheng.ground.organisation.policy import policy

METHODS = ("get", "post", "put", "patch", "delete")


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
