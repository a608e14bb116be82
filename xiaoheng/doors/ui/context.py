"""What every page's frame needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from xiaoheng.doors.ui import nav
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.lib import clock


def frame(request: HttpRequest) -> dict[str, Any]:
    """The viewer, the links by room and the posts of the header, the business day and whether it stands still."""
    viewer: Actor | None = getattr(request, "viewer", None)
    signed_in = viewer is not None and viewer.uid.startswith("account:")
    return {
        "viewer": viewer,
        "signed_in": signed_in,
        "nav_row": nav.row(request, viewer) if viewer and signed_in else "",
        "posts": nav.posts(viewer) if viewer and signed_in else [],
        "today": clock.today(),
        "clock_fixed": clock.is_fixed(),
        "is_demo": settings.DEMO,
    }
