"""Addresses of organisation life."""

from django.urls import path

from xiaoheng.doors.desk.life import acts, export, pages, talks

urlpatterns = [
    path("life/", pages.life, name="life"),
    path("life/export/", export.export, name="life_export"),
    path("life/<int:org>/", pages.organisation_life, name="organisation_life"),
    path("life/<int:org>/plan/", acts.plan, name="life.plan"),
    path("life/<int:org>/tick/", acts.tick, name="life.tick"),
    path("life/<int:org>/talks/", talks.converse, name="life.converse"),
    path("life/<int:org>/package/", pages.life_package, name="life_package"),
    path("planned/<int:planned>/report/", acts.report, name="life.report"),
    path("planned/<int:planned>/miss/", acts.miss, name="life.miss"),
    path("planned/<int:planned>/retract/", acts.retract, name="life.retract"),
    path("life_steps/<int:life_step>/untick/", acts.untick, name="life.untick"),
    path("conversations/<int:conversation>/strike/", talks.strike, name="life.strike_conversation"),
]
