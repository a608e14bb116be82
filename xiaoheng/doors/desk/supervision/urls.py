"""Addresses of supervision."""

from django.urls import path

from xiaoheng.doors.desk.supervision import bulletins, cases, procedure, spot_checks, team_reports, visits

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
    path("cases/", cases.cases, name="cases"),
    path("cases/open_case/", cases.open_case, name="supervision.open_case"),
    path("cases/<int:case>/", cases.case, name="case"),
    path("cases/<int:case>/hear/", cases.hear, name="supervision.hear"),
    path("cases/<int:case>/decide/", cases.decide, name="supervision.decide"),
    path("cases/<int:case>/settle/", cases.settle, name="supervision.settle"),
    path("team_reports/", team_reports.team_reports, name="team_reports"),
    path("team_reports/of/<int:person>/report/", team_reports.report, name="supervision.report"),
    path("team_reports/<int:team_report>/strike_report/", team_reports.strike_report, name="supervision.strike_report"),
    path("procedure/", procedure.procedure, name="procedure"),
    path("procedure/export/", procedure.export, name="procedure_export"),
    path("procedure/<str:unit>/", procedure.procedure_school, name="procedure_school"),
    path("spot_checks/", spot_checks.spot_checks, name="spot_checks"),
    path("spot_checks/draw/", spot_checks.draw, name="supervision.draw"),
    path("spot_checks/<int:spot_check>/", spot_checks.spot_check, name="spot_check"),
    path("spot_checks/meetings/<int:checked_meeting>/judge/", spot_checks.judge, name="supervision.judge"),
    path("meetings/<int:meeting>/pick/", spot_checks.pick, name="supervision.pick"),
]
