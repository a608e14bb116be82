"""Reads of the room: scope of a viewer, the tree, who holds which post on a day."""

from xiaoheng.ground.organisation.selectors.accesses import accesses, accesses_of
from xiaoheng.ground.organisation.selectors.history import (
    Happening,
    changed_since,
    depth_above,
    history_of,
    history_of_org,
    led_on,
    lines,
    names_on,
    org_was,
    orgs_on,
    school_was,
    schools_on,
    stands_above,
)
from xiaoheng.ground.organisation.selectors.narrowing import Narrowing, counties, narrowed, schools_by_log
from xiaoheng.ground.organisation.selectors.plans import inbox, plans, plans_of
from xiaoheng.ground.organisation.selectors.posts import former, holder, holders, team
from xiaoheng.ground.organisation.selectors.requests import requests_for
from xiaoheng.ground.organisation.selectors.scope import in_scope, schools, units, visible_unit_ids
from xiaoheng.ground.organisation.selectors.ties import (
    Going,
    branches_of,
    going_with,
    links_of,
    orgs_of,
    party_orgs,
    quotas_of,
)
from xiaoheng.ground.organisation.selectors.ties import links as links_in
from xiaoheng.ground.organisation.selectors.tree import county_of, leading_orgs, nearest_superior, party_org_of

__all__ = [
    "Going",
    "Happening",
    "Narrowing",
    "accesses",
    "accesses_of",
    "branches_of",
    "changed_since",
    "counties",
    "county_of",
    "depth_above",
    "former",
    "going_with",
    "history_of",
    "history_of_org",
    "holder",
    "holders",
    "in_scope",
    "inbox",
    "leading_orgs",
    "led_on",
    "lines",
    "links_in",
    "links_of",
    "names_on",
    "narrowed",
    "nearest_superior",
    "org_was",
    "orgs_of",
    "orgs_on",
    "party_org_of",
    "party_orgs",
    "plans",
    "plans_of",
    "quotas_of",
    "requests_for",
    "school_was",
    "schools",
    "schools_by_log",
    "schools_on",
    "stands_above",
    "team",
    "units",
    "visible_unit_ids",
]
