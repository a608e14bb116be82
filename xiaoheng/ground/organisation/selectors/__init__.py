"""Reads of the room: scope of a viewer, the tree, who holds which post on a day."""

from xiaoheng.ground.organisation.selectors.narrowing import Narrowing, counties, narrowed, schools_by_log
from xiaoheng.ground.organisation.selectors.posts import former, holder, holders, team
from xiaoheng.ground.organisation.selectors.register import register_rows
from xiaoheng.ground.organisation.selectors.requests import requests_for
from xiaoheng.ground.organisation.selectors.scope import in_scope, schools, units, visible_unit_ids
from xiaoheng.ground.organisation.selectors.tree import county_of, leading_orgs, nearest_superior, party_org_of

__all__ = [
    "Narrowing",
    "counties",
    "county_of",
    "former",
    "holder",
    "holders",
    "in_scope",
    "leading_orgs",
    "narrowed",
    "nearest_superior",
    "party_org_of",
    "register_rows",
    "requests_for",
    "schools",
    "schools_by_log",
    "team",
    "units",
    "visible_unit_ids",
]
