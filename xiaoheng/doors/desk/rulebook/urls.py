"""Addresses of the rulebook."""

from django.urls import path

from xiaoheng.doors.desk.rulebook import pages

urlpatterns = [
    path("findings/", pages.findings, name="findings"),
    path("rules/<str:rule>/", pages.rule, name="rule"),
    path("parameters/<int:parameter>/override/", pages.override, name="rulebook.override"),
]
