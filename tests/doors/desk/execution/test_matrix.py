"""总表: windows of schools, the same questions for few and many, the export of what is on screen, progress as it runs."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.doors.pages import url
from xiaoheng.doors.desk.execution import matrix
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.services.importing import Progress
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Directive, Target


def sheet(response):
    book = load_workbook(BytesIO(b"".join(response.streaming_content)), read_only=True)
    return [["" if cell is None else cell for cell in row] for row in book.active.iter_rows(values_only=True)]


def test_windows_follow_each_other_and_show_each_school_once(sign_in, cast, submitted, monkeypatch):
    monkeypatch.setattr(matrix, "WINDOW", 2)
    clerk, here = sign_in("clerk"), url("matrix", directive=submitted.item.directive_id)
    first = clerk.get(here).content.decode()
    assert "from=2" in first
    part = clerk.get(here, {"from": "2"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "from=" not in part
    names = ["柳溪小学", "石桥小学", "桃源中学"]
    assert [(first.count(f">{name}<"), part.count(f">{name}<")) for name in names] == [(1, 0), (1, 0), (0, 1)]
    assert "待复核" in part
    for odd in ("-1", "x", "９", "9" * 30):
        assert clerk.get(here, {"from": odd}).status_code == 200


def test_the_export_is_what_is_on_screen(sign_in, cast, submitted):
    clerk, here = sign_in("clerk"), url("matrix_export", directive=submitted.item.directive_id)
    rows = sheet(clerk.get(here))
    assert rows[0][:6] == ["学校", "片区", "签收", "办结（项）", "应办（项）", "1. 修订学校章程"]
    assert [row[0] for row in rows[1:]] == ["柳溪小学", "石桥小学", "桃源中学"]
    assert rows[3][:6] == ["桃源中学", "东片区", "已签收", 0, 3, "待复核"]
    assert rows[3][7] == "逾期，办理中"
    assert [row[0] for row in sheet(clerk.get(here, {"state": "submitted"}))[1:]] == ["桃源中学"]
    zone = cast.units["YL-Z2"].pk
    assert [row[0] for row in sheet(clerk.get(here, {"zone": zone}))[1:]] == ["柳溪小学", "石桥小学"]
    assert [row[0] for row in sheet(sign_in("ty_office").get(here))[1:]] == ["桃源中学"]
    assert sign_in("lj_clerk").get(here).status_code == 404


def test_questions_do_not_grow_with_the_schools(sign_in, cast, issued):
    clerk, here, counts = sign_in("clerk"), url("matrix", directive=issued.pk), []
    clerk.get(here)
    for more in (0, 3):
        for n in range(more):
            unit = Unit.objects.create(
                code=f"M{n}", name=f"第{n}小学", kind="school", superior=cast.units["YL"], since="2020-01-01", log="YL"
            )
            Target.objects.create(directive=issued, unit=unit)
        with CaptureQueriesContext(connection) as asked:
            clerk.get(here)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_issuing_tells_from_the_rows_how_far_it_has_come(sign_in, cast, draft):
    here, clerk = url("issue_progress", directive=draft.pk), sign_in("clerk")
    assert url("issue_progress", directive=draft.pk) in clerk.get(url("directive", directive=draft.pk)).content.decode()
    assert "load delay" in clerk.get(here).content.decode()  # pressed, and nothing written yet
    Directive.objects.filter(pk=draft.pk).update(state="issuing")
    assert "0/3" in clerk.get(here).content.decode()
    Target.objects.create(directive=draft, unit=cast.units["TY"])
    again = clerk.get(url("directive", directive=draft.pk)).content.decode()  # another tab, another clerk
    assert all(word in again for word in ("1/3", "load delay", "正在下达，可以离开本页", "继续下达"))
    stopped = clerk.get(here, {"was": "1", "still": "12"}).content.decode()
    assert all(word in stopped for word in ("1/3", "load delay", "下达停住了"))
    assert "下达停住了" not in clerk.get(here, {"was": "0", "still": "12"}).content.decode()
    execution.issue(actor=cast.actor("clerk"), directive=draft)
    done = clerk.get(here, {"was": "1", "still": "x"}).content.decode()
    assert all(word in done for word in ("已下达给3所学校", url("directive", directive=draft.pk)))
    assert "hx-get" not in done
    assert sign_in("lj_clerk").get(here).status_code == 404


@pytest.fixture
def home(settings, tmp_path):
    settings.XIAOHENG_HOME = tmp_path


def test_an_export_tells_how_far_it_has_come_and_then_stops_asking(sign_in, cast, home):
    clerk, here, mark = sign_in("clerk"), url("export_progress"), "a" * 32
    waiting = clerk.get(here, {"of": mark, "n": "0"}).content.decode()
    assert "load delay" in waiting
    Progress(mark).tell("已导出学校", 500, 20_000)
    running = clerk.get(here, {"of": mark, "n": "1"}).content.decode()
    assert "500/20000" in running
    assert "load delay" in running
    Progress(mark).end()
    over = clerk.get(here, {"of": mark, "n": "3"}).content.decode()
    assert "load delay" not in over
    assert "导出完成" in over
    assert clerk.get(here, {"of": "../x", "n": "²"}).status_code == 200
