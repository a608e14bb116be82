"""xiaoheng county and xiaoheng workbook: an empty system becomes a county without a browser."""

from datetime import date

import pytest

from xiaoheng.doors.console.main import main
from xiaoheng.ground.cadres.models import Title
from xiaoheng.ground.organisation.models import Account, Person, Unit


@pytest.fixture
def called(db, capsys):
    """Run a command; its exit code and what it printed."""

    def call(*arguments):
        code = main(list(arguments))
        said = capsys.readouterr()
        return code, said.out + said.err

    return call


def test_a_county_is_founded_with_its_first_clerk(called, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    code, said = called("county", "360101", "青川县", "--clerk", "qc_clerk", "--clerk-name", "方敏")
    assert code == 0
    password = said.split("初始口令：")[1].split("（")[0]
    assert Account.objects.get(username="qc_clerk").check_password(password)
    assert Unit.objects.get(code="360101").log == "360101"
    code, said = called("county", "360101", "青川县", "--clerk", "other", "--clerk-name", "方敏")
    assert (code, Account.objects.filter(username="other").count()) == (1, 0)
    assert "已有单位" in said


@pytest.mark.parametrize("book", ["organisation", "members", "dues", "cadres"])
def test_export_then_import_changes_nothing(called, cast, tmp_path, book):
    Title.objects.create(person=cast.people["ty_secretary"], rank=4, since=date(2015, 12, 1))
    file, named = tmp_path / "云岭.xlsx", ("--unit", "YL", "--book", book)
    assert called("workbook", "export", str(file), *named)[0] == 0
    people = Person.objects.count()
    code, said = called("workbook", "import", str(file), *named)
    assert (code, Person.objects.count()) == (0, people)
    assert "没有需要写入的内容" in said


def test_the_template_is_a_workbook_and_an_unknown_county_is_refused(called, tmp_path):
    file = tmp_path / "模板.xlsx"
    assert called("workbook", "template", str(file))[0] == 0
    assert file.read_bytes()[:2] == b"PK"
    code, said = called("workbook", "preview", str(file), "--unit", "没有")
    assert code == 1
    assert "没有代码为“没有”的县" in said
