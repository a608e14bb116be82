"""留痕: what an entry holds, what is refused, who is told, and what a transaction that fails leaves."""

import pytest
import rfc8785
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xiaoheng.ground.records import heads, selectors
from xiaoheng.ground.records import services as records
from xiaoheng.ground.records.models import Entry, Head, Payload
from xiaoheng.ground.records.services.append import FIELDS
from xiaoheng.lib import digest


def entry(**more):
    return records.append(log="K", actor="a", role="r", unit="S", verb="room.verb", **more)


def rolled_back(count):
    with transaction.atomic():
        for _ in range(count):
            entry()
        transaction.set_rollback(True)


def test_sm3_gives_the_vector_of_the_standard():
    assert digest.sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_canonical_json_does_not_depend_on_the_order_of_keys():
    assert digest.canonical({"b": 1, "a": {"丙": 2, "乙": 1}}) == digest.canonical({"a": {"乙": 1, "丙": 2}, "b": 1})


@pytest.mark.parametrize("value", [1.0, float("nan"), [1, [2.5]], {"a": {"b": 0.1}}, 2**53, "\ud800", object()])
def test_what_has_no_one_canonical_form_is_refused(value):
    with pytest.raises(ValueError, match=r"floats|domain|codepoints|unsupported"):
        digest.canonical({"value": value})


def test_text_is_hashed_as_typed():
    assert digest.canonical({"name": "\uf9dc"}) != digest.canonical({"name": "\u9686"})  # the same when normalised


VALUES = st.text() | st.integers(-(2**53) + 1, 2**53 - 1)


@given(st.dictionaries(st.sampled_from(FIELDS), VALUES))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_the_fast_leaf_is_the_standard_leaf(record):
    assert digest.leaf(record) == digest.sm3(b"\x00" + rfc8785.dumps(record))


def test_an_entry_is_chained_and_its_payload_committed_to(write):
    first, second = write(2)
    assert (first.seq, first.prev, second.prev) == (1, digest.ZERO, first.leaf)
    payload = Payload.objects.get(entry=second.pk)
    assert digest.sm3(bytes(payload.salt) + payload.body.encode()) == second.commit
    assert selectors.payloads([second]) == {second.pk: {"第": 1}}
    assert second.at.endswith("Z")
    assert len(second.at) == 24


def test_each_log_has_its_own_series(write):
    write(3, log="K")
    write(2, log="L")
    assert records.logs() == ["K", "L"]
    assert [str(records.examine(log)).split("（")[0] for log in "KL"] == ["K：3条，完好", "L：2条，完好"]


def test_an_empty_log_holds(home):
    assert records.verify("K") is None
    assert records.verify_all() == []


def test_a_failed_transaction_leaves_neither_row_nor_alarm(write):
    write(2)
    rolled_back(3)
    assert Entry.objects.count() == 2
    assert records.verify("K") is None
    write(2)
    assert records.verify("K") is None


def test_a_savepoint_rolled_back_in_the_middle_is_no_alarm(write, django_capture_on_commit_callbacks):
    write(1)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        entry()
        rolled_back(2)
        entry()
    assert records.verify("K") is None
    assert heads.recall("K")[heads.SETTLED].seq == Entry.objects.count() == 3


def test_before_its_commit_is_seen_an_entry_is_intended_and_that_is_enough(home):
    entry()
    settled, intended = heads.recall("K")
    assert (settled.seq, intended.seq) == (0, 1)
    assert records.verify("K") is None


def test_a_head_that_came_late_does_not_overwrite_a_newer_one(write):
    write(3)
    newest = heads.recall("K")
    first = Entry.objects.get(seq=1)
    heads.settle(heads.Known("K", 1, first.leaf))
    assert heads.recall("K") == newest


def test_listeners_hear_of_what_was_done_within_the_transaction(write):
    heard = []
    records.subscribe(lambda entry, touched: heard.append((entry.seq, touched)))
    write(1, touched=[7])
    write(1, result="refused")
    assert heard == [(1, [7])]


def test_a_listener_that_fails_fails_the_verb(write):
    def fail(entry, touched):
        raise RuntimeError("cannot judge")

    write(1)
    records.subscribe(fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        entry()
    assert records.verify("K") is None
    assert Head.objects.get(log="K").seq == 1


def test_line_breaks_and_nul_in_a_payload_stay_text(write):
    write(1)
    row = entry(payload={"text": "一\r\n二\x00"})
    assert "\n" not in Payload.objects.get(entry=row.pk).body
    assert selectors.payloads([row])[row.pk] == {"text": "一\r\n二\x00"}


def test_an_append_takes_a_fixed_number_of_queries(write, django_assert_num_queries):
    write(1)
    with django_assert_num_queries(4):
        entry()
