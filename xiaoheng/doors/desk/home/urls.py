"""Addresses of the front."""

from django.urls import path

from xiaoheng.doors.desk.home import figures, pages

urlpatterns = [
    path("", pages.inbox, name="inbox"),
    path("overview/", pages.county, name="overview"),
    path("overview/export/", pages.export, name="overview_export"),
    path("figures/", figures.listing, name="figures"),
    path("figures/<str:figure>/", figures.one, name="figure"),
    path("figures/<str:figure>/snapshot/", figures.freeze, name="rulebook.snapshot"),
    path("forecast/", pages.forecast, name="forecast"),
    path("gaps/<str:gap>/", pages.gaps, name="gaps"),
    path("schools/", pages.school_list, name="schools"),
    path("schools/<str:unit>/", pages.school, name="school"),
    path("schools/<str:unit>/trail/", pages.trail, name="trail"),
]
