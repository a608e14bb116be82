"""时限 Chinese deadline phrases resolved to typed results."""

from xiaoheng.lib.notices.deadlines.model import NONE, Deadline, Found, Recurrence
from xiaoheng.lib.notices.deadlines.scan import best, resolve, scan, vague
from xiaoheng.lib.notices.deadlines.settle import settle

__all__ = ["NONE", "Deadline", "Found", "Recurrence", "best", "resolve", "scan", "settle", "vague"]
