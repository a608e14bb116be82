"""下达进度: read from the rows themselves, so that any process sees it and a stopped run shows where it stands."""

from xiaoheng.loop.execution.models import Directive, Target
from xiaoheng.loop.execution.selectors.directives import addressed


def issued_so_far(directive: Directive) -> tuple[int, int]:
    """已写入、应写入: addressed schools that have the order, and all that it is for."""
    written = Target.objects.filter(directive=directive).count()
    return written, max(written, addressed(directive).count())
