"""Addresses of the rulebook."""

from django.urls import path

from xiaoheng.doors.desk.rulebook import pages, pleas

urlpatterns = [
    path("findings/", pages.findings, name="findings"),
    path("findings/<int:finding>/plead/", pleas.plead, name="rulebook.plead"),
    path("pleas/", pleas.pleas, name="pleas"),
    path("pleas/<int:plea>/", pleas.plea, name="plea"),
    path("pleas/<int:plea>/excuse/", pleas.excuse, name="rulebook.excuse"),
    path("pleas/<int:plea>/decline/", pleas.decline, name="rulebook.decline"),
    path("pleas/<int:plea>/rescind/", pleas.rescind, name="rulebook.rescind"),
    path("rules/<str:rule>/", pages.rule, name="rule"),
    path("parameters/<int:parameter>/override/", pages.override, name="rulebook.override"),
]
