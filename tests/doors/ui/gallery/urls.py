"""Pages of the gallery; names as the desk's, so that the header's links can be seen."""

from django.urls import include, path

from tests.doors.ui.gallery import pages

desk = [
    path("", pages.gallery, name="inbox"),
    path("overview/", pages.gallery, name="overview"),
    path("schools/", pages.gallery, name="schools"),
    path("schools/<str:unit>/", pages.gallery, name="school"),
    path("problems/", pages.gallery, name="problems"),
    path("assignments/", pages.gallery, name="assignments"),
    path("form/", pages.form, name="form"),
    path("refused/", pages.refused, name="refused"),
    path("broken/", pages.broken, name="broken"),
    path("sign/<int:assignment>/", pages.sign, name="execution.sign"),
]
urlpatterns = [path("", include("xiaoheng.doors.ui.urls")), path("", include((desk, "desk")))]
