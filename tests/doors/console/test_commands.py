"""xiaoheng notice and xiaoheng check: Chinese answers, Chinese refusals, the right exit code, never a traceback."""

import io
import json
import shutil
import subprocess
import sys
from datetime import date

import pytest

from xiaoheng.doors.console import regulations
from xiaoheng.doors.console.main import main
from xiaoheng.ground.calendars.models import SpecialDay
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.lib.calendar import is_workday, table, tell

NOTICE = """关于做好党建工作的通知
各学校党支部：
一、各党支部于3月底前报送年度党建工作计划。
二、各党支部每月25日前报送党费收缴情况表。
三、各党支部于会前3日报送组织生活会方案。
县委教育工委
2023年3月13日
"""


@pytest.fixture
def said(capsys):
    """Run a command: exit code, standard output, standard error."""

    def call(*arguments):
        try:
            code = main(list(arguments))
        except SystemExit as left:
            code = left.code
        return code, *capsys.readouterr()

    return call


@pytest.fixture
def typed(monkeypatch):
    """Bytes on standard input."""
    return lambda data: monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.fixture
def notice(tmp_path):
    file = tmp_path / "通知.txt"
    file.write_text(NOTICE, encoding="utf-8")
    return str(file)


def test_a_notice_is_read_aloud(said, notice):
    code, out, err = said("notice", "read", notice)
    assert (code, err) == (0, "")
    head, *tasks = out.splitlines()
    assert head == "关于做好党建工作的通知　县委教育工委　2023-03-13"
    assert [task.rpartition("｜")[2] for task in tasks] == [
        "2023年3月31日",
        "每月25日前",
        "会议前3日",
    ]


def test_a_notice_from_standard_input_as_json(said, typed):
    typed(NOTICE.encode("gb18030"))
    code, out, _err = said("notice", "read", "-", "--json")
    assert (code, json.loads(out)["doc"]["date"], len(json.loads(out)["tasks"])) == (0, "2023-03-13", 3)


def test_a_date_is_taken_where_the_notice_gives_none(said, typed):
    typed(NOTICE.replace("2023年3月13日\n", "").encode())
    assert "2024年3月31日" in said("notice", "read", "-", "--date", "2024年3月1日")[1]


def test_a_deadline(said, monkeypatch):
    assert said("notice", "deadline", "3月底前", "--date", "2023-03-13")[:2] == (0, "2023年3月31日\n")
    monkeypatch.setenv("XIAOHENG_TODAY", "2024-02-01")
    assert said("notice", "deadline", "月底前")[1] == "2024年2月29日\n"
    out = said("notice", "deadline", "每月25日前", "--json")[1]
    assert json.loads(out) == {
        "kind": "recurrence",
        "freq": "monthly",
        "interval": 1,
        "by": {"day": 25},
        "count_min": 1,
    }


def test_a_batch_of_phrases(said, typed):
    typed('\ufeff{"id": 7, "phrase": "3月底前", "anchor": "2023-03-13"}\n\n'.encode())
    code, out, _err = said("notice", "deadline", "--batch", "-")
    assert (code, json.loads(out)) == (0, {"id": 7, "pred": {"kind": "date", "date": "2023-03-31"}})


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('{"id": 1, "phrase"', "第2行不是 JSON。"),
        ("[" * 100_000, "第2行不是 JSON。"),
        ('{"id": NaN, "phrase": "3月底前", "anchor": "2023-03-13"}', "第2行不是 JSON。"),
        ('["3月底前"]', "第2行不是一个 JSON 对象。"),
        ('{"phrase": "3月底前"}', "第2行缺少 id、anchor。"),
        ('{"id": 1, "phrase": 3, "anchor": "2023-03-13"}', "第2行的 phrase 不是文字。"),
        ('{"id": 1, "phrase": "3月底前", "anchor": "2023-02-30"}', "第2行的 anchor："),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_printed(said, typed, line, complaint):
    typed(f'{{"id": 0, "phrase": "3月底前", "anchor": "2023-03-13"}}\n{line}\n'.encode())
    code, out, err = said("notice", "deadline", "--batch", "-")
    assert (code, out) == (1, "")
    assert complaint in err


def test_a_batch_with_ids_of_any_kind_and_a_day_for_lines_without_one(said, typed):
    typed('{"id": null, "phrase": "3月底前"}\r\n{"id": "\\ud800", "phrase": "", "anchor": null}\r\n'.encode())
    code, out, _err = said("notice", "deadline", "--batch", "-", "--date", "2023-03-13")
    one, two = [json.loads(line) for line in out.splitlines()]
    assert (code, one["id"], one["pred"]["date"]) == (0, None, "2023-03-31")
    assert (two["id"], two["pred"]["kind"]) == ("\ud800", "none")


def test_a_batch_in_another_encoding_is_refused(said, typed):
    typed('{"id": 1, "phrase": "月底前", "anchor": "2023-03-13"}'.encode("gb18030"))
    assert "不是 UTF-8 文本" in said("notice", "deadline", "--batch", "-")[2]


@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        ("没有.txt", None, "没有这个文件或文件夹"),
        ("", None, "这是文件夹"),
        ("空.txt", b"", "文件是空的"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc 旧格式"),
        ("坏.docx", b"PK\x03\x04....", "Word 文档已损坏"),
    ],
)
def test_a_file_that_cannot_be_read(said, tmp_path, name, data, complaint):
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    code, out, err = said("notice", "read", str(file))
    assert (code, out) == (1, "")
    assert complaint in err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["notice", "deadline", "3月底前", "--date", "3/5/2023"], "--date：“3/5/2023”分不清月和日"),
        (["check", "--on", "2023-02-30"], "--on：“2023-02-30”"),
        (["notice", "read"], "缺少：file"),
        (["notice"], "缺少：read | deadline"),
        (["check", "--what"], "多余的参数：--what"),
        (["check", "--unit"], "--unit 后面缺一个值"),
        (["demo", "--schools", "many"], "--schools 应是整数，不是 'many'"),
        (["workbook", "burn", "x.xlsx"], "action 没有 'burn'，只有"),
        (["nothing"], "没有“nothing”这个命令"),
    ],
)
def test_arguments_that_cannot_be_used(said, arguments, complaint):
    code, out, err = said(*arguments)
    assert (code, out) == (2, "")
    assert complaint in err
    assert "error" not in err


def test_a_phrase_must_be_given(said):
    assert said("notice", "deadline")[0] == 1


def test_help_lists_the_commands(said):
    code, out, err = said("--help")
    assert (code, err) == (0, "")
    assert "notice" in out
    assert said()[0] == 0


def test_a_clock_that_shows_no_day_is_refused(said, monkeypatch):
    monkeypatch.setenv("XIAOHENG_TODAY", "昨天")
    assert "XIAOHENG_TODAY 的值“昨天”不是日期" in said("notice", "deadline", "月底前")[2]


def test_findings_in_words_and_as_json(said, cast):
    code, out, _err = said("check", "--on", "2023-03-14", "--unit", "TY", "--json")
    rows = json.loads(out)
    assert code == 0
    assert rows
    assert all(set(row) == {"rule", "clause", "strength", "unit", "subject", "reason", "as_of"} for row in rows)
    assert said("check", "--on", "2023-03-14", "--unit", "TY")[1].endswith(f"共 {len(rows)} 项不符合或无法判断。\n")


def test_no_findings_are_an_empty_list(said, db):
    assert said("check", "--json", "--on", "1990-01-01")[:2] == (0, "[]\n")  # before any rule
    assert said("check", "--on", "1990-01-01")[1] == "共 0 项不符合或无法判断。\n"


def test_an_unknown_unit_is_refused(said, cast):
    code, out, err = said("check", "--unit", "XX")
    assert (code, out) == (1, "")
    assert "没有代码为“XX”的单位" in err


def test_a_missing_database_is_named(said, db, monkeypatch):
    from django.db.utils import OperationalError

    def missing(**_asked):
        raise OperationalError("no such table: units")

    monkeypatch.setattr("xiaoheng.ground.rulebook.selectors.reports", missing)
    code, _out, err = said("check")
    assert code == 1
    assert "请先运行 xiaoheng migrate" in err


def test_a_reader_who_leaves_early_is_no_error(notice):
    command = f"{sys.executable} -c 'from xiaoheng.doors.console.main import main; raise SystemExit(main())'"
    left = subprocess.run(
        ["bash", "-c", f"{command} notice read '{notice}' --json | true; exit ${{PIPESTATUS[0]}}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (left.returncode, left.stderr) == (0, "")


def test_numbers_loaded_anew_are_judged_by_at_once(cast, tmp_path, settings):
    """What a page says does not wait for midnight."""
    rulebook.evaluate(date(2023, 3, 14))
    assert Finding.objects.get(rule="A-19", unit=cast.units["TY"], ended=0).need == 1
    folder = shutil.copytree(settings.REGULATIONS, tmp_path / "regulations")
    path = folder / "county/parameters/young_cadres_min.yaml"
    path.write_text(path.read_text("utf-8").replace("value: 1", "value: 9"), "utf-8")
    settings.REGULATIONS = folder
    regulations.run(None)
    assert Finding.objects.get(rule="A-19", unit=cast.units["TY"], ended=0).need == 9


def test_a_worker_that_was_killed_is_replaced(monkeypatch):
    """The server's own parser takes the options: with one that it does not know it answers 2."""
    calls = []
    monkeypatch.setattr("os.execv", lambda _path, arguments: calls.append(arguments) or sys.exit())
    with pytest.raises(SystemExit):
        main(["serve", "--port", "8099"])
    ((*server, _application),) = calls
    assert "--respawn-failed-workers" in server
    assert subprocess.run([*server, "--help"], capture_output=True, check=False).returncode == 0


def test_a_table_of_workdays_where_there_is_no_site(tmp_path, settings, monkeypatch, capsys):
    """Written out, changed in Excel, taken; a wrong one changes nothing; what is taken holds for notices."""
    settings.XIAOHENG_HOME = tmp_path
    monkeypatch.setenv("XIAOHENG_HOME", str(tmp_path))
    monkeypatch.setattr("xiaoheng.doors.console.workdays._top", lambda: None)
    path = tmp_path / "days.csv"
    try:
        assert main(["workdays", "--export", str(path)]) == 0
        path.write_bytes(path.read_bytes() + "2031-01-22,放假,除夕\r\n".encode())
        assert main(["workdays", str(path)]) == 0
        assert "相差1处" in capsys.readouterr().out
        assert not is_workday(date(2031, 1, 22))
        path.write_text("2031-01-22,也许\n", "utf-8")
        assert main(["workdays", str(path)]) == 1
        assert "第1行" in capsys.readouterr().err
        asked = ["notice", "deadline", "2个工作日内", "--date", "2031-01-20"]
        assert main(asked) == 0
        assert "2031年1月23日" in capsys.readouterr().out
        (tmp_path / table.FILE).unlink()
        assert main(asked) == 0
        assert "2031年1月22日" in capsys.readouterr().out
    finally:
        tell({})


def test_a_table_that_stood_beside_the_database_is_not_lost(
    cast, tmp_path, settings, django_capture_on_commit_callbacks
):
    """As an earlier release kept it: a few days over those that are published."""
    settings.XIAOHENG_HOME = tmp_path
    (tmp_path / table.FILE).write_text("2031-01-22,放假,除夕\n2024-03-08,放假,本地\n", "utf-8")
    try:
        with django_capture_on_commit_callbacks(execute=True):
            assert main(["migrate"]) == 0
        assert {row.day: row.note for row in SpecialDay.objects.all()} == {
            date(2031, 1, 22): "除夕",
            date(2024, 3, 8): "本地",
        }
        assert not is_workday(date(2024, 3, 8))
    finally:
        tell({})


def test_a_table_of_workdays_is_taken_as_the_site_takes_it(
    cast, tmp_path, settings, capsys, django_capture_on_commit_callbacks
):
    settings.XIAOHENG_HOME = tmp_path
    path = tmp_path / "days.csv"
    path.write_text("".join(f"2031-01-{day},放假,春节\n" for day in range(20, 28)), "utf-8")
    try:
        with django_capture_on_commit_callbacks(execute=True):
            assert main(["workdays", str(path)]) == 0
        assert Entry.objects.get(verb="calendars.take_days").actor == "system:命令行"
        assert not is_workday(date(2031, 1, 22))
        assert main(["workdays"]) == 0
        assert "2031年  放假8天" in capsys.readouterr().out
    finally:
        tell({})
