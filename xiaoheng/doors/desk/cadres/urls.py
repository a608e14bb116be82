"""Addresses of the cadre pages."""

from django.urls import path

from xiaoheng.doors.desk.cadres import boards, people, training

ENTRIES = ("certify", "confer", "attest", "weigh", "reserve", "rotate", "commend")
urlpatterns = [
    path("succession/", boards.succession, name="succession"),
    path("schools/<str:unit>/cadres/", boards.cadres, name="cadres"),
    path("schools/<str:unit>/cadres/honour/", boards.honour, name="cadres.honour"),
    path("posts/<int:appointment>/assign/", boards.assign, name="cadres.assign"),
    path("people/<int:person>/", people.person, name="person"),
    *(path(f"people/<int:person>/{verb}/", getattr(people, verb), name=f"cadres.{verb}") for verb in ENTRIES),
    path("programmes/", training.programmes, name="programmes"),
    path("programmes/plan/", training.plan, name="cadres.plan"),
    path("programmes/<int:programme>/", training.programme, name="programme"),
    path("programmes/<int:programme>/train/", training.train, name="cadres.train"),
    path("cadre-records/<str:record>/end/", people.end, name="cadres.end"),
    path("cadre-records/<str:record>/strike/", people.strike, name="cadres.strike"),
]
