"""Addresses of correction."""

from django.urls import path

from xiaoheng.doors.desk.correction import ledger, pages

urlpatterns = [
    path("problems/", ledger.problems, name="problems"),
    path("problems/export/", ledger.export, name="problems_export"),
    path("problems/open/", pages.open_problem, name="correction.open"),
    path("problems/<int:problem>/", ledger.problem, name="problem"),
    path("problems/<int:problem>/evidence/", ledger.evidence, name="problem_evidence"),
    path("problems/<int:problem>/plan/", pages.plan, name="correction.plan"),
    path("problems/<int:problem>/submit/", pages.submit, name="correction.submit"),
    path("problems/<int:problem>/close/", pages.close, name="correction.close"),
    path("problems/<int:problem>/send_back/", pages.send_back, name="correction.send_back"),
    path("problems/<int:problem>/amend/", pages.amend, name="correction.amend"),
    path("trace/topic/<int:topic>/", pages.trace, name="trace"),
    path("trace/assignment/<int:assignment>/", pages.trace, name="trace"),
    path("trace/problem/<int:problem>/", pages.trace, name="trace"),
]
