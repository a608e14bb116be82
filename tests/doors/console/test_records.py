"""xiaoheng records: says of each log whether it holds, names the first bad entry, and makes a lost head file anew."""

import pytest

from xiaoheng.doors.console.main import main
from xiaoheng.ground.records import heads
from xiaoheng.ground.records import services as records
from xiaoheng.ground.records.models import Entry, Head


@pytest.fixture(autouse=True)
def trail(db, settings, tmp_path, django_capture_on_commit_callbacks):
    """Three entries of K, two of L, in a data directory of their own."""
    settings.XIAOHENG_HOME = tmp_path
    Entry.objects.all().delete()
    Head.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        for log in "KLKLK":
            records.append(log=log, actor="a", role="r", unit="S", verb="room.verb")


def test_all_is_well(capsys):
    assert main(["records", "verify"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("（")[0] for line in lines] == ["K：3条，完好", "L：2条，完好"]


def test_the_first_bad_entry_of_each_log_is_named(capsys):
    Entry.objects.filter(log="L", seq=2).update(actor="b")
    assert main(["records", "verify"]) == 1
    out = capsys.readouterr().out
    assert "K：3条，完好" in out
    assert "L：第2条有问题：内容与摘要不符：条目被改写" in out


def test_a_lost_head_file_is_an_alarm_until_it_is_made_anew(capsys, django_capture_on_commit_callbacks):
    heads.path_of("K").unlink()
    assert main(["records", "verify"]) == 1
    assert "K：链头文件有问题：缺失或损坏" in capsys.readouterr().out
    with django_capture_on_commit_callbacks(execute=True):
        main(["records", "renew", "K", "--reason", "更换服务器"])
    assert main(["records", "verify"]) == 0
    assert "K：4条，完好" in capsys.readouterr().out


def test_a_falsified_log_is_not_papered_over(capsys):
    Entry.objects.filter(log="K", seq=1).update(actor="b")
    assert main(["records", "renew", "K", "--reason", "掩盖"]) == 1
    assert "请先从备份恢复" in capsys.readouterr().err
