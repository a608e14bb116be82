"""Addresses of decisions."""

from django.urls import path

from xiaoheng.doors.desk.decisions import live, meetings, requests, topics

urlpatterns = [
    path("topics/", topics.topics, name="topics"),
    path("topics/propose/", topics.propose, name="decisions.propose"),
    path("topics/requirements/", topics.requirements, name="requirements"),
    path("topics/<int:topic>/", topics.topic, name="topic"),
    path("topics/<int:topic>/redraft/", topics.redraft, name="decisions.redraft"),
    path("topics/<int:topic>/consult/", topics.consult, name="decisions.consult"),
    path("topics/<int:topic>/report/", topics.report, name="decisions.report"),
    path("topics/<int:topic>/issue/", topics.issue, name="decisions.issue"),
    path("topics/<int:topic>/close/", topics.close, name="decisions.close"),
    path("topics/<int:topic>/papers/<str:digest>/", topics.topic_paper, name="topic_paper"),
    path("gates/<int:gate>/pass_gate/", topics.pass_gate, name="decisions.pass_gate"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/convene/", meetings.convene, name="decisions.convene"),
    path("meetings/hold/", meetings.hold, name="decisions.hold"),
    path("meetings/<int:meeting>/", meetings.meeting, name="meeting"),
    path("meetings/<int:meeting>/table/", meetings.table, name="decisions.table"),
    path("meetings/<int:meeting>/start/", meetings.start, name="decisions.start"),
    path("meetings/<int:meeting>/cancel/", meetings.cancel, name="decisions.cancel"),
    path("meetings/<int:meeting>/live/", live.mode, name="meeting_mode"),
    path("meetings/<int:meeting>/attend/", live.attend, name="decisions.attend"),
    path("meetings/<int:meeting>/adjourn/", live.adjourn, name="decisions.adjourn"),
    path("meetings/<int:meeting>/draft_minutes/", meetings.draft_minutes, name="decisions.draft_minutes"),
    path("meetings/<int:meeting>/minutes/", meetings.minutes, name="minutes"),
    path("meetings/<int:meeting>/sign/", meetings.sign, name="decisions.sign"),
    path("agenda/<int:agenda_item>/take_up/", live.take_up, name="decisions.take_up"),
    path("agenda/<int:agenda_item>/recuse/", live.recuse, name="decisions.recuse"),
    path("agenda/<int:agenda_item>/speak/", live.speak, name="decisions.speak"),
    path("agenda/<int:agenda_item>/vote/", live.vote, name="decisions.vote"),
    path("agenda/<int:agenda_item>/resolve/", live.resolve, name="decisions.resolve"),
    path("requests/", requests.requests, name="requests"),
    path("requests/ask/", requests.ask, name="organisation.request"),
    path("requests/<int:superior_request>/", requests.request_, name="request"),
    path("requests/<int:superior_request>/reply/", requests.reply, name="organisation.reply"),
    path("requests/<int:superior_request>/withdraw/", requests.withdraw, name="organisation.withdraw"),
    path("requests/<int:superior_request>/paper/", requests.request_paper, name="request_paper"),
]
