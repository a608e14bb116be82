"""Addresses of the front."""

from django.urls import path

from xiaoheng.doors.desk.home import pages

urlpatterns = [
    path("", pages.inbox, name="inbox"),
    path("overview/", pages.county, name="overview"),
    path("schools/", pages.school_list, name="schools"),
    path("schools/<str:unit>/", pages.school, name="school"),
    path("schools/<str:unit>/trail/", pages.trail, name="trail"),
]
