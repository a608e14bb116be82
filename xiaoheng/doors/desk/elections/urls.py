"""Addresses of elections."""

from django.urls import path

from xiaoheng.doors.desk.elections import counting, pages, steps

urlpatterns = [
    path("elections/", pages.elections, name="elections"),
    path("elections/prepare/", steps.prepare, name="elections.prepare"),
    path("elections/<int:election>/", pages.election, name="election"),
    path("elections/<int:election>/papers/request/", pages.request_paper, name="election_request"),
    path("elections/<int:election>/papers/report/", pages.report_paper, name="election_report"),
    path("elections/<int:election>/ask/", steps.ask, name="elections.ask"),
    path("elections/<int:election>/nominate/", steps.nominate, name="elections.nominate"),
    path("elections/<int:election>/open/", steps.open_, name="elections.open"),
    path("elections/<int:election>/attend/", steps.attend, name="elections.attend"),
    path("elections/<int:election>/begin/", counting.begin, name="elections.begin"),
    path("elections/<int:election>/seat/", steps.seat, name="elections.seat"),
    path("elections/<int:election>/leave_short/", steps.leave_short, name="elections.leave_short"),
    path("elections/<int:election>/report/", steps.report, name="elections.report"),
    path("elections/<int:election>/confirm/", steps.confirm, name="elections.confirm"),
    path("elections/<int:election>/cancel/", steps.cancel, name="elections.cancel"),
    path("elections/rounds/<int:ballot>/tally/", counting.tally, name="elections.tally"),
    path("elections/rounds/<int:ballot>/recount/", counting.recount, name="elections.recount"),
    path("elections/rounds/<int:ballot>/papers/ballot/", pages.ballot_paper, name="ballot_paper"),
    path("elections/rounds/<int:ballot>/papers/count/", pages.count_paper, name="count_paper"),
]
