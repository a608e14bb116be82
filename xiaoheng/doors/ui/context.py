"""What every page's frame needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from xiaoheng.lib import clock


def frame(request: HttpRequest) -> dict[str, Any]:
    """The viewer, the business day and whether it stands still."""
    return {
        "viewer": getattr(request, "viewer", None),
        "today": clock.today(),
        "clock_fixed": clock.is_fixed(),
        "is_demo": settings.DEMO,
    }
