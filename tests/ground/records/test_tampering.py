"""留痕: whoever falsifies the trail in the database or in the head file is found, at the first bad entry."""

from random import Random

import pytest
from django.db import transaction

from tests.ground.records import tamper
from xiaoheng.ground.records import heads
from xiaoheng.ground.records import services as records
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib.refusal import Refused

N = 12


@pytest.fixture
def trail(write):
    write(N)
    assert records.verify("K") is None
    return write


@pytest.mark.parametrize("way", tamper.WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("seed", range(3))
def test_every_way_is_found_at_the_first_bad_entry(trail, way, seed):
    expected = way(N, Random(seed))
    assert records.verify("K").seq == expected
    assert records.verify_all()


@pytest.mark.parametrize("rounds", [1_000, pytest.param(10_000, marks=pytest.mark.full)])
def test_random_falsifications_are_all_found(trail, rounds):
    random = Random(20230314)
    missed = []
    for number in range(rounds):
        savepoint = transaction.savepoint()
        way = random.choice(tamper.WAYS)
        expected = way(N, random)
        fault = records.verify("K")
        if fault is None or fault.seq != expected:
            missed.append((number, way.__name__, expected, fault))
        transaction.savepoint_rollback(savepoint)
    assert missed == []
    assert records.verify("K") is None


@pytest.mark.parametrize("place", range(0, heads.SLOT * 2, 41))
def test_a_changed_byte_in_the_head_file_is_found(trail, place):
    path = heads.path_of("K")
    raw = bytearray(path.read_bytes())
    raw[place] ^= 1
    path.write_bytes(raw)
    assert records.verify("K").seq == 0


HOW = {
    "missing": None,
    "empty": lambda raw: b"",
    "settled blank": lambda raw: b" " * heads.SLOT + raw[heads.SLOT :],
    "intended cut off": lambda raw: raw[: heads.SLOT],
    "slots exchanged": lambda raw: raw[heads.SLOT :] + raw[: heads.SLOT],
    "one slot twice": lambda raw: raw[: heads.SLOT] * 2,
    "longer": lambda raw: raw + b" ",
    "of another log": lambda raw: heads.path_of("L").read_bytes(),
}


@pytest.mark.parametrize("how", HOW)
def test_a_damaged_head_file_is_an_alarm_that_later_entries_do_not_silence(trail, how, caplog):
    trail(1, log="L")
    path, change = heads.path_of("K"), HOW[how]
    if change:
        path.write_bytes(change(path.read_bytes()))
    else:
        path.unlink()
    assert records.verify("K").seq == 0
    trail(3)
    assert records.verify("K").seq == 0
    assert "链头文件未能写入" in caplog.text


def test_an_older_head_file_put_back_is_found(trail):
    before = heads.path_of("K").read_bytes()
    trail(2)
    heads.path_of("K").write_bytes(before)
    assert records.verify("K").seq == N + 1
    trail(1)
    assert records.verify("K").seq == N + 1


def test_a_cut_is_not_hidden_by_entries_that_follow_it(trail, caplog):
    Entry.objects.filter(log="K", seq__gt=N - 2).delete()
    tamper.point_head_at_the_end()
    trail(5)
    assert records.verify("K").seq == N
    assert "链头文件未能写入" in caplog.text


def test_a_head_file_made_with_another_key_is_found(trail, settings):
    settings.HEAD_KEY = "another"
    assert records.verify("K").seq == 0


def test_the_alarm_ends_when_the_head_file_is_made_anew_with_a_reason(trail, django_capture_on_commit_callbacks):
    heads.path_of("K").unlink()
    with django_capture_on_commit_callbacks(execute=True):
        records.renew("K", "更换服务器，数据目录遗失")
    assert records.verify("K") is None
    assert Entry.objects.get(log="K", seq=N + 1).verb == "records.renew"
    trail(2)
    assert records.verify("K") is None


def test_a_broken_log_gets_no_new_head_file(trail):
    tamper.edit_a_field(N, Random(1))
    with pytest.raises(Refused, match="请先从备份恢复"):
        records.renew("K", "试图掩盖")
