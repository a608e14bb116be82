"""Pages of the desk: one set of addresses per room."""

from xiaoheng.doors.desk.assemblies.urls import urlpatterns as assemblies
from xiaoheng.doors.desk.bodies.urls import urlpatterns as bodies
from xiaoheng.doors.desk.cadres.urls import urlpatterns as cadres
from xiaoheng.doors.desk.campaigns.urls import urlpatterns as campaigns
from xiaoheng.doors.desk.correction.urls import urlpatterns as correction
from xiaoheng.doors.desk.decisions.urls import urlpatterns as decisions
from xiaoheng.doors.desk.elections.urls import urlpatterns as elections
from xiaoheng.doors.desk.evaluation.urls import urlpatterns as evaluation
from xiaoheng.doors.desk.execution.urls import urlpatterns as execution
from xiaoheng.doors.desk.filing.urls import urlpatterns as filing
from xiaoheng.doors.desk.home.urls import urlpatterns as home
from xiaoheng.doors.desk.library.urls import urlpatterns as library
from xiaoheng.doors.desk.members.urls import urlpatterns as members
from xiaoheng.doors.desk.organisation.urls import urlpatterns as organisation
from xiaoheng.doors.desk.reminders.urls import urlpatterns as reminders
from xiaoheng.doors.desk.rulebook.urls import urlpatterns as rulebook
from xiaoheng.doors.desk.supervision.urls import urlpatterns as supervision

app_name = "desk"
ROOMS = [
    *(home, organisation, rulebook, library, members, cadres, bodies, reminders),
    *(decisions, filing, elections, assemblies, execution, campaigns),
    *(supervision, evaluation, correction),
]
# One list: a room's own resolver would be asked, and tell what it tried, for each address of the rooms behind it.
urlpatterns = [address for room in ROOMS for address in room]
