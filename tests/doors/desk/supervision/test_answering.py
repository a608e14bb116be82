"""Pages of cases, reports of the team, procedure faults and spot checks."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.doors.desk.counting import queries
from tests.doors.pages import text, url
from tests.loop.decisions.conftest import Walk
from tests.loop.supervision.answering import TODAY, ended, resolved, verdicts
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.organisation.models import School, Unit
from xiaoheng.ground.organisation.services.loading import place
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.supervision import services
from xiaoheng.loop.supervision.models import Case, CheckedMeeting, SpotCheck, TeamReport
from xiaoheng.loop.supervision.services import Grounds


@pytest.fixture
def judged(cast):
    """The law is loaded and the day judged, so that pages find nothing to catch up with."""
    rulebook.load(actor=system("test"))
    rulebook.evaluate()


def fault(unit, rule, subject, kind="meeting", period=202302, **more):
    told = {"clause": "procedure:minutes", "strength": "normally", "outcome": "breaks", "detail": "unsigned", "run": 1}
    told |= {"was": 0, "need": 2, "since": date(2023, 2, 1), "as_of": TODAY, "opened_on": TODAY} | more
    return Finding.objects.create(rule=rule, unit=unit, subject_kind=kind, subject=subject, period=period, **told)


def test_a_case_goes_through_its_pages(cast, sign_in):
    meeting = ended(cast)
    clerk = sign_in("clerk")
    answer = clerk.post(url("supervision.open_case"), {"unit": "TY"})
    assert "王勤" in text(clerk, answer.url)
    told = {"kind": "centralism", "person": cast.people["ty_vice"].pk}
    assert clerk.post(answer.url, told).status_code == 422
    assert clerk.post(answer.url, told | {"meeting": meeting.pk}).status_code == 302
    row = Case.objects.get()
    clerk.post(url("supervision.hear", case=row.pk), {"on": "2023-03-14", "manner": "written"})
    assert "作出决定" not in text(clerk, url("case", case=row.pk))
    leader = sign_in("leader")
    assert "作出决定" in text(leader, url("case", case=row.pk))
    leader.post(url("supervision.decide", case=row.pk), {"outcome": "reminded", "basis": "云工委〔2023〕5号"})
    sign_in("clerk").post(url("supervision.settle", case=row.pk), {"served_on": "2023-03-14"})
    row.refresh_from_db()
    assert (row.state, row.hearing, row.outcome) == ("closed", "written", "reminded")


def test_a_case_is_told_to_whom_it_is_about_and_to_nobody_else(cast, sign_in):
    grounds = Grounds(meeting=ended(cast))
    about = {"school": cast.units["TY"], "person": cast.people["ty_vice"], "kind": "disunity"}
    row = services.open_case(actor=cast.actor("clerk"), grounds=grounds, **about)
    page = url("case", case=row.pk)
    own = sign_in("ty_vice")
    assert "班子不团结" in text(own, page)
    assert "有与您有关的问责事项" in text(own, url("team_reports"))
    assert row.number in text(own, "/")
    for who, status in (
        ("ty_secretary", 404),
        ("ty_vice2", 404),
        ("ty_office", 403),
        ("auditor", 403),
        ("lj_clerk", 404),
    ):
        client = sign_in(who)
        assert client.get(page).status_code == status
        assert row.number not in text(client, "/")
    school = text(sign_in("ty_secretary"), url("trail", unit="TY")) + text(sign_in("clerk"), url("school", unit="TY"))
    assert row.number not in school
    assert "问责事项" not in school


def test_a_report_is_entered_on_its_page(cast, sign_in):
    item = resolved(cast).item
    office = sign_in("ty_office")
    page = url("supervision.report", person=cast.people["ty_vice"].pk)
    assert item.topic.title in text(office, page)
    assert office.post(page, {"about": "duties", "made_on": "2023-03-14", "item": item.pk}).status_code == 302
    row = TeamReport.objects.get()
    assert row.item == item
    office.post(url("supervision.strike_report", team_report=row.pk), {"reason": "误登"})
    assert not TeamReport.objects.exists()
    assert office.get(url("supervision.report", person=cast.people["lx_vice"].pk)).status_code == 404


def test_the_matrix_counts_once_what_closed_and_came_again(cast, judged, sign_in):
    ty, meeting = cast.units["TY"], ended(cast, on=date(2023, 2, 1))
    fault(ty, "B-14", meeting.pk, closed_on=TODAY, ended=1)
    fault(ty, "B-14", meeting.pk)
    fault(ty, "B-14", ended(cast, on=date(2021, 2, 1)).pk, period=202102)
    fault(cast.units["LX"], "B-14", ended(cast, "LX", date(2023, 2, 2)).pk, closed_on=TODAY, ended=1)
    clerk = sign_in("clerk")
    page = text(clerk, url("procedure"))
    assert "✘1" in page.replace("\n", "").replace(" ", "")
    assert "2／2" in page
    one = text(clerk, url("procedure_school", unit="TY") + "?rule=B-14")
    assert url("meeting", meeting=meeting.pk) in one
    assert url("rule", rule="B-14") in one
    book = load_workbook(BytesIO(b"".join(clerk.get(url("procedure_export")).streaming_content))).active
    rows = {row[0]: row for row in book.iter_rows(values_only=True)}
    column = next(n for n, head in enumerate(rows["学校"]) if head.startswith("B-14"))
    assert (rows["桃源中学"][column], rows["柳溪小学"][column]) == (1, 1)
    assert text(clerk, url("procedure") + "?since=2021-02-01&until=2021-02-28").count("✘") == 2  # cell and legend


def test_an_unusable_period_shows_nothing_and_breaks_nothing(judged, sign_in):
    clerk = sign_in("clerk")
    for asked in ("?since=2023-03-01&until=2023-01-01", "?since=x", "?zone=x"):
        assert clerk.get(url("procedure") + asked).status_code == 200
        assert clerk.get(url("procedure_export") + asked).status_code == 200
        assert clerk.get(url("procedure_school", unit="TY") + asked).status_code == 200


def test_more_schools_ask_no_more_queries(cast, judged, sign_in):
    clerk = sign_in("clerk")
    few = [queries(clerk, url(name)) for name in ("procedure", "procedure_export")]
    for number in range(30):
        unit = Unit(
            code=f"N{number}", name=f"新校{number}", kind="school", superior=cast.units["YL"], since=TODAY, log="YL"
        )
        unit.save()
        place(unit)
        School.objects.create(unit=unit, stage="primary", ownership="public", legal_person=True)
        fault(unit, "B-14", number + 1)
    many = [queries(clerk, f"{url(name)}?per=50") for name in ("procedure", "procedure_export")]
    assert many == few


def test_a_meeting_is_drawn_judged_and_becomes_a_problem(cast, judged, sign_in):
    for day in (1, 2, 3):
        ended(cast, on=date(2023, 2, day))
    inspector = sign_in("inspector")
    answer = inspector.post(url("supervision.draw"), {"since": "2023-01-01", "until": "2023-03-14", "count": 2})
    check = SpotCheck.objects.get()
    assert answer.url == url("spot_check", spot_check=check.pk)
    assert str(check.seed) in text(inspector, answer.url)
    row = check.meetings.first()
    assert inspector.post(url("supervision.judge", checked_meeting=row.pk), {"quorum": "holds"}).status_code == 422
    inspector.post(url("supervision.judge", checked_meeting=row.pk), verdicts(signed="breaks"))
    assert "转为问题" in text(inspector, answer.url)
    point = row.points.get(verdict="breaks")
    opening = f"{url('correction.open')}?source=supervision.checkedpoint:{point.pk}"
    inspector.post(opening, {"unit": "TY", "title": "纪要未签发"})
    assert Problem.objects.get().source == str(point.pk)
    assert "待整改" in text(sign_in("ty_secretary"), answer.url)


def test_nothing_of_what_was_said_is_told_by_these_pages(cast, judged, sign_in):
    walk = Walk(cast)
    _topic, meeting = walk.approved("P16")
    item = meeting.items.get()
    item.utterances.update(text="〔谁说了什么〕")
    item.ballots.all().delete()
    fault(cast.units["TY"], "B-14", meeting.pk, period=202303)
    clerk = sign_in("clerk")
    clerk.post(url("supervision.pick", meeting=meeting.pk))
    checked = CheckedMeeting.objects.get()
    services.judge(actor=cast.actor("clerk"), checked=checked, verdicts=verdicts())
    pages = [url("procedure"), url("procedure_school", unit="TY"), url("spot_checks")]
    pages += [url("spot_check", spot_check=checked.check_of_id)]
    said = "".join(text(clerk, page) for page in pages)
    said += "".join(text(sign_in("inspector"), page) for page in pages[2:])
    assert "谁说了什么" not in said
    assert not [name for name in ("周正", "吴明", "王勤", "冯德", "陈育") if name in said]
    assert item.topic.title not in said
