"""进度: told in a file that any process can read, gone when the import is over."""

import os

import pytest

from xiaoheng.ground.organisation.services.importing.progress import Progress, told

MARK = "0123456789abcdef" * 2


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.XIAOHENG_HOME = tmp_path


def test_told_and_ended():
    progress = Progress(MARK)
    progress.tell("读取", 1, 4)
    assert told(MARK) == ("读取", 1, 4)
    progress.tell("读取", 2, 4)
    assert told(MARK) == ("读取", 1, 4)  # too soon to tell again
    progress.tell("读取", 4, 4)
    assert told(MARK) == ("读取", 4, 4)
    progress.end()
    assert told(MARK) is None


@pytest.mark.parametrize("mark", ["", "../../etc/passwd", MARK.upper(), MARK + "0"])
def test_only_a_mark_of_ours_names_a_file(mark, tmp_path):
    progress = Progress(mark)
    progress.tell("读取", 1, 1)
    progress.end()
    assert told(mark) is None
    assert list(tmp_path.iterdir()) == []


def test_what_others_left_behind_goes(tmp_path):
    Progress("f" * 32).tell("读取", 1, 4)
    os.utime(tmp_path / "progress" / ("f" * 32), (1, 1))
    progress = Progress(MARK)
    progress.tell("读取", 1, 4)
    progress.end()
    assert list((tmp_path / "progress").iterdir()) == []
