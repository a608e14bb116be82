"""execution.draft, revise, put_item, strike_item, issue, close: an order from draft to end."""

from datetime import date

import pytest

from tests.loop.execution.conftest import ITEMS, SINCE, UNTIL
from xiaoheng.ground.organisation.words import Stage
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib import digest
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Assignment, Directive, Target
from xiaoheng.loop.execution.services import Wording, issuing
from xiaoheng.loop.execution.words import DirectiveState, Reach


def codes(rows):
    return [unit.code for unit in rows]


def test_a_draft_addresses_every_school_below_its_issuer(cast, draft):
    assert draft.state == DirectiveState.DRAFT
    assert codes(reads.addressed(draft)) == ["LX", "SQ", "TY"]
    assert not Target.objects.exists()


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ({"stages": [Stage.PRIMARY]}, ["LX", "SQ"]),
        ({"stages": [Stage.PRIMARY], "excepted": ["SQ"]}, ["LX"]),
        ({"zones": ["YL-Z1"]}, ["TY"]),
        ({"named": ["TY", "SQ"]}, ["SQ", "TY"]),
        ({"ownership": ["private"]}, []),
        ({"named": ["LJ1"]}, []),
    ],
)
def test_the_scope_filter(cast, draft, scope, expected):
    by_pk = {key: [getattr(cast.units.get(v), "pk", v) for v in values] for key, values in scope.items()}
    execution.revise(actor=cast.actor("clerk"), directive=draft, title="党建", since=SINCE, until=UNTIL, scope=by_pk)
    assert codes(reads.addressed(draft)) == expected


@pytest.mark.parametrize("username", ["ty_secretary", "leader", "lj_clerk"])
def test_only_the_issuer_drafts_and_issues(cast, draft, username):
    with pytest.raises(Forbidden):
        execution.draft(actor=cast.actor(username), unit=cast.units["YL"], title="党建", since=SINCE, until=UNTIL)
    with pytest.raises(Forbidden):
        execution.issue(actor=cast.actor(username), directive=draft)
    assert not Target.objects.exists()


def test_a_period_that_ends_before_it_begins_is_refused(cast):
    with pytest.raises(Refused, match="早于起始日"):
        execution.draft(actor=cast.actor("clerk"), unit=cast.units["YL"], title="党建", since=UNTIL, until=SINCE)


def test_an_item_is_added_changed_and_struck(cast, draft):
    clerk = cast.actor("clerk")
    item = execution.put_item(
        actor=clerk,
        directive=draft,
        wording=Wording(
            "站点建设", "做好站点建设。", evidence=("台账",), reach=Reach.ONLY, schools=[cast.units["SQ"].pk]
        ),
    )
    assert (item.seq, item.minutes) == (4, reads.estimate(["台账"]))
    assert [row.unit.code for row in item.named_units.all()] == ["SQ"]
    execution.put_item(actor=clerk, directive=draft, item=item, wording=Wording("站点", "做好站点。", minutes=5))
    item.refresh_from_db()
    assert (item.title, item.reach, item.named_units.count()) == ("站点", Reach.ALL, 0)
    execution.strike_item(actor=clerk, item=item)
    assert draft.items.count() == 3


def test_an_item_for_nobody_or_for_strangers_is_refused(cast, draft):
    for schools in ([], [cast.units["LJ1"].pk]):
        wording = Wording("站点建设", "做好站点建设。", reach=Reach.ONLY, schools=schools)
        with pytest.raises(Refused, match="须指明"):
            execution.put_item(actor=cast.actor("clerk"), directive=draft, wording=wording)


def test_an_issued_order_is_numbered_in_its_issuers_series(cast, issued):
    assert (issued.number, issued.state, issued.issued_on) == ("〔2023〕1号", DirectiveState.ISSUED, date(2023, 3, 14))
    second = execution.draft(
        actor=cast.actor("clerk"), unit=cast.units["YL"], title="第二份", since=SINCE, until=UNTIL, items=ITEMS
    )
    assert second.number == ""
    execution.issue(actor=cast.actor("clerk"), directive=second)
    assert second.number == "〔2023〕2号"


def test_one_entry_with_the_digest_of_the_batch_and_no_assignment_yet(cast, issued):
    entry = Entry.objects.get(verb="execution.issue")
    payload = records.payloads([entry])[entry.pk]
    assert payload["schools"] == 3
    assert payload["digest"] == digest.sm3(b"LX\nSQ\nTY")
    assert not Assignment.objects.exists()


def test_issuing_goes_on_where_it_stopped(cast, draft, monkeypatch):
    """The second batch fails; nothing is visible to schools; the same verb finishes the work, nothing twice."""
    monkeypatch.setattr(issuing, "BATCH", 1)
    write, calls = Target.objects.bulk_create, []

    def fail_at_second(rows, **options):
        calls.append(rows)
        if len(calls) == 2:
            raise RuntimeError("power cut")
        return write(rows, **options)

    monkeypatch.setattr(Target.objects, "bulk_create", fail_at_second)
    with pytest.raises(RuntimeError):
        execution.issue(actor=cast.actor("clerk"), directive=draft)
    draft.refresh_from_db()
    assert (draft.state, Target.objects.count()) == (DirectiveState.ISSUING, 1)
    assert draft not in reads.directives(cast.actor("lx_secretary"))
    with pytest.raises(Refused, match="下达中"):
        execution.put_item(actor=cast.actor("clerk"), directive=draft, wording=ITEMS[0])
    execution.issue(actor=cast.actor("clerk"), directive=draft)
    assert sorted(Target.objects.values_list("unit__code", flat=True)) == ["LX", "SQ", "TY"]
    assert Entry.objects.filter(verb="execution.issue").count() == 1


def test_an_order_without_items_schools_or_minutes_is_refused(cast, draft):
    clerk, head = cast.actor("clerk"), {"title": "党建", "since": SINCE, "until": UNTIL}
    empty = execution.draft(actor=clerk, unit=cast.units["YL"], **head)
    with pytest.raises(Refused, match="没有事项"):
        execution.issue(actor=clerk, directive=empty)
    execution.put_item(actor=clerk, directive=draft, wording=Wording("一", "做。", minutes=0))
    with pytest.raises(Refused, match="没有预计用时"):
        execution.issue(actor=clerk, directive=draft)
    execution.revise(actor=clerk, directive=draft, scope={"ownership": ["private"]}, **head)
    with pytest.raises(Refused, match="没有学校"):
        execution.issue(actor=clerk, directive=draft)
    draft.refresh_from_db()
    assert draft.state == DirectiveState.DRAFT
    assert Entry.objects.filter(verb="execution.issue", result="refused").count() == 3


def test_an_issued_order_cannot_be_issued_or_edited_again(cast, issued):
    clerk = cast.actor("clerk")
    with pytest.raises(Refused, match="已下达"):
        execution.issue(actor=clerk, directive=issued)
    with pytest.raises(Refused, match="已下达"):
        execution.strike_item(actor=clerk, item=issued.items.first())
    with pytest.raises(Refused, match="已下达"):
        execution.revise(actor=clerk, directive=issued, title="改", since=SINCE, until=UNTIL)


def test_two_clerks_issue_at_once_and_one_is_told(cast, draft):
    other = Directive.objects.get(pk=draft.pk)
    execution.issue(actor=cast.actor("clerk"), directive=draft)
    with pytest.raises((Stale, Refused)):
        execution.issue(actor=cast.actor("clerk"), directive=other)


def test_closing_waits_for_reviews_and_ends_the_order(cast, signed, submitted):
    clerk = cast.actor("clerk")
    with pytest.raises(Refused, match="1件待复核"):
        execution.close(actor=clerk, directive=signed)
    execution.approve(actor=clerk, assignment=submitted)
    execution.close(actor=clerk, directive=signed)
    assert (signed.state, signed.closed_on) == (DirectiveState.CLOSED, date(2023, 3, 14))
    late = reads.assignment(signed.items.get(seq=3), cast.units["TY"])
    with pytest.raises(Refused, match="已办结"):
        execution.submit(actor=cast.actor("ty_office"), assignment=late, note="补交")
    with pytest.raises(Forbidden):
        execution.close(actor=cast.actor("ty_office"), directive=signed)
