"""Verbs of the room."""

from xiaoheng.ground.organisation.services.accounts import enrol, grant, revoke
from xiaoheng.ground.organisation.services.posts import appoint, leave
from xiaoheng.ground.organisation.services.requests import reply, request, withdraw

__all__ = ["appoint", "enrol", "grant", "leave", "reply", "request", "revoke", "withdraw"]
