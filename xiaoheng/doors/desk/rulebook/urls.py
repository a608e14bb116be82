"""Addresses of the rulebook."""

from django.urls import path

from xiaoheng.doors.desk.rulebook import pages, parameters, pleas

urlpatterns = [
    path("findings/", pages.findings, name="findings"),
    path("findings/<int:finding>/plead/", pleas.plead, name="rulebook.plead"),
    path("pleas/", pleas.pleas, name="pleas"),
    path("pleas/<int:plea>/", pleas.plea, name="plea"),
    path("pleas/<int:plea>/withdraw/", pleas.withdraw, name="rulebook.withdraw"),
    path("pleas/<int:plea>/excuse/", pleas.excuse, name="rulebook.excuse"),
    path("pleas/<int:plea>/decline/", pleas.decline, name="rulebook.decline"),
    path("pleas/<int:plea>/rescind/", pleas.rescind, name="rulebook.rescind"),
    path("rules/<str:rule>/", pages.rule, name="rule"),
    path("clauses/", pages.clauses, name="clauses"),
    path("parameters/", parameters.parameters, name="parameters"),
    path("parameters/<int:parameter>/", parameters.parameter, name="parameter"),
    path("parameters/<int:parameter>/trial/", parameters.trial, name="trial"),
    path("parameters/<int:parameter>/override/", parameters.override, name="rulebook.override"),
]
