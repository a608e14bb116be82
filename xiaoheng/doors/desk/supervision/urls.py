"""Addresses of supervision."""

from django.urls import path

from xiaoheng.doors.desk.supervision import bulletins, visits

urlpatterns = [
    path("inspections/", visits.inspections, name="inspections"),
    path("inspections/visit/", visits.visit, name="supervision.visit"),
    path("inspections/<int:inspection>/", visits.inspection, name="inspection"),
    path("inspections/<int:inspection>/note/", visits.note, name="supervision.note"),
    path("inspections/<int:inspection>/inspect/", visits.inspect, name="supervision.inspect"),
    path("bulletins/", bulletins.bulletins, name="bulletins"),
    path("bulletins/<int:bulletin>/", bulletins.bulletin, name="bulletin"),
    path("bulletins/<int:bulletin>/publish/", bulletins.publish, name="supervision.publish"),
    path("bulletins/rows/<int:bulletin_row>/contest/", bulletins.contest, name="supervision.contest"),
    path("directives/<int:directive>/freeze/", bulletins.freeze, name="supervision.freeze"),
    path("contests/<int:contest>/answer_contest/", bulletins.answer_contest, name="supervision.answer_contest"),
    path("explanations/<int:explanation>/explain/", bulletins.explain, name="supervision.explain"),
]
