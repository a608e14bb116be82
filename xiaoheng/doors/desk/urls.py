"""Pages of the desk: one set of addresses per room."""

from collections import defaultdict
from collections.abc import Iterable

from django.urls import URLPattern, URLResolver, include, path

from xiaoheng.doors.desk.assemblies.urls import urlpatterns as assemblies
from xiaoheng.doors.desk.bodies.urls import urlpatterns as bodies
from xiaoheng.doors.desk.cadres.urls import urlpatterns as cadres
from xiaoheng.doors.desk.calendars.urls import urlpatterns as calendars
from xiaoheng.doors.desk.campaigns.urls import urlpatterns as campaigns
from xiaoheng.doors.desk.communities.urls import urlpatterns as communities
from xiaoheng.doors.desk.correction.urls import urlpatterns as correction
from xiaoheng.doors.desk.decisions.urls import urlpatterns as decisions
from xiaoheng.doors.desk.elections.urls import urlpatterns as elections
from xiaoheng.doors.desk.evaluation.urls import urlpatterns as evaluation
from xiaoheng.doors.desk.execution.urls import urlpatterns as execution
from xiaoheng.doors.desk.filing.urls import urlpatterns as filing
from xiaoheng.doors.desk.home.urls import urlpatterns as home
from xiaoheng.doors.desk.library.urls import urlpatterns as library
from xiaoheng.doors.desk.life.urls import urlpatterns as life
from xiaoheng.doors.desk.members.urls import urlpatterns as members
from xiaoheng.doors.desk.organisation.urls import urlpatterns as organisation
from xiaoheng.doors.desk.reminders.urls import urlpatterns as reminders
from xiaoheng.doors.desk.rulebook.urls import urlpatterns as rulebook
from xiaoheng.doors.desk.supervision.urls import urlpatterns as supervision

app_name = "desk"
ROOMS = [
    *(home, organisation, rulebook, library, members, cadres, bodies, reminders, calendars),
    *(decisions, filing, elections, assemblies, life, execution, campaigns, communities),
    *(supervision, evaluation, correction),
]


def by_first_word(patterns: Iterable[URLPattern]) -> list[URLResolver]:
    """按首段分组: addresses that begin alike behind one prefix, else each request would try several hundred in turn."""
    groups: dict[str, list[URLPattern]] = defaultdict(list)
    for one in patterns:
        first, slash, rest = str(one.pattern).partition("/")
        groups[first + slash].append(path(rest, one.callback, one.default_args, name=one.name))
    return [path(first, include(group)) for first, group in groups.items()]


urlpatterns = by_first_word(one for room in ROOMS for one in room)
