"""URL map: every door under its own prefix."""

from django.urls import include, path

urlpatterns = [
    path("", include("xiaoheng.doors.ui.urls")),
    path("", include("xiaoheng.doors.desk.urls")),
]
