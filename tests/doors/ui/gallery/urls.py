"""Pages of the gallery; names as the desk's, so that the header's links can be seen."""

from django.urls import include, path

from tests.doors.ui.gallery import pages
from xiaoheng.doors.ui.pages import page

desk = [
    path("", pages.gallery, name="inbox"),
    path("overview/", page("desk:overview")(pages.draw), name="overview"),
    path("schools/", page("desk:schools")(pages.draw), name="schools"),
    path("schools/<str:unit>/", page("desk:school")(pages.draw), name="school"),
    path("problems/", page("desk:problems")(pages.draw), name="problems"),
    path("assignments/", page("desk:assignments")(pages.draw), name="assignments"),
    path("form/", pages.form, name="form"),
    path("refused/", pages.refused, name="refused"),
    path("broken/", pages.broken, name="broken"),
    path("sign/<int:assignment>/", pages.sign, name="execution.sign"),
]
urlpatterns = [path("", include("xiaoheng.doors.ui.urls")), path("", include((desk, "desk")))]
