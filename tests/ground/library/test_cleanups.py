"""The clean-up: what it lists, what is ruled, what that does, and that the counts add up."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xiaoheng.ground.library import selectors, services
from xiaoheng.ground.library.models import CleanupEntry, Document
from xiaoheng.ground.library.words import DocumentKind, Ending, EntryState, Reason, Verdict
from xiaoheng.lib.refusal import Forbidden, Refused, Stale

pytestmark = pytest.mark.django_db
RULED = {
    Verdict.KEEP: {"verdict": Verdict.KEEP, "reason": Reason.SOUND},
    Verdict.REVISE: {"verdict": Verdict.REVISE, "reason": Reason.CONFLICT},
    Verdict.REPEAL: {"verdict": Verdict.REPEAL, "reason": Reason.OUTDATED},
}


def rule(library, entry, verdict, actor=None, **more):
    """A verdict on an entry, decided by a Party meeting."""
    fresh = CleanupEntry.objects.select_related("document", "cleanup__unit", "unit").get(pk=entry.pk)
    said = {**RULED[verdict], "number": "党会〔2023〕2号", **more}
    return services.rule_on(actor=actor or library.office, entry=fresh, **said)


def test_every_rule_document_in_force_is_listed(library):
    own = [library.enter(title) for title in ("章程", "议事规则")]
    county = library.issue("县的办法")
    library.issue("省的意见", level=2)
    library.enter("放假通知", kind=DocumentKind.NOTICE)
    library.enter("早已失效", until=date(2023, 1, 1))
    closed = library.cast.units["SQ"]
    library.enter("已撤销学校的规则", actor=library.clerk, unit=closed, issuers=("石桥小学", "桃源中学"))
    assert "已撤销学校的规则" in library.seen("ty_office")  # a school that issues it jointly
    type(closed).objects.filter(pk=closed.pk).update(until=date(2023, 3, 1))
    cleanup, entries = library.open()
    assert {entry.document for entry in entries} == set(own)
    assert {entry.document for entry in cleanup.entries.all()} == {*own, county}
    with pytest.raises(Refused, match="同名"):
        library.open()


@pytest.mark.parametrize(
    ("changes", "told"),
    [({"title": " "}, "名称或依据"), ({"basis": ""}, "名称或依据"), ({"due_on": date(2023, 3, 13)}, "早于今日")],
)
def test_a_clean_up_that_cannot_be_opened(changes, told, library):
    library.enter()
    with pytest.raises(Refused, match=told):
        library.open(**changes)


def test_a_clean_up_needs_something_to_clean_and_its_own_office(library):
    with pytest.raises(Refused, match="没有现行有效"):
        library.open()
    library.enter()
    said = {"title": "校内清理", "basis": "党会〔2023〕1号", "due_on": date(2023, 3, 31)}
    with pytest.raises(Forbidden):
        services.open_cleanup(actor=library.office, unit=library.county, **said)
    assert services.open_cleanup(actor=library.office, unit=library.school, **said).entries.count() == 1


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"number": " "}, "决议编号"),
        ({"reason": Reason.CONFLICT}, "理由与清理意见不符"),
        ({"reason": Reason.OTHER}, "须作说明"),
    ],
)
def test_a_verdict_that_is_refused(changes, told, library):
    library.enter()
    _cleanup, (entry,) = library.open()
    with pytest.raises(Refused, match=told):
        rule(library, entry, Verdict.KEEP, **changes)
    with pytest.raises(Forbidden):
        rule(library, entry, Verdict.KEEP, actor=library.cast.actor("lx_office"))


def test_what_is_repealed_is_repealed_on_its_day(library):
    library.enter()
    _cleanup, (entry,) = library.open()
    row = rule(library, entry, Verdict.REPEAL, until=date(2023, 4, 1))
    document = Document.objects.get()
    assert (row.state, document.until, document.ending) == (EntryState.REPEALED, date(2023, 4, 1), Ending.REPEALED)
    assert document.ended_by == "党会〔2023〕2号"
    with pytest.raises(Refused, match="废止"):
        rule(library, entry, Verdict.KEEP)


def test_a_revision_is_open_until_the_new_version_is_entered(library):
    old = library.enter()
    cleanup, (entry,) = library.open()
    rule(library, entry, Verdict.REVISE)
    closed = services.close_cleanup(actor=library.clerk, cleanup=cleanup)
    assert closed.closed_on == date(2023, 3, 14)
    library.enter("新的议事规则", issued_on=date(2023, 3, 10), supersedes=old)
    assert CleanupEntry.objects.get().state == EntryState.REVISED
    assert Document.objects.get(pk=old.pk).until == date(2023, 3, 10)


def test_what_is_done_elsewhere_needs_no_verdict(library):
    first, second = library.enter("章程"), library.enter("议事规则")
    library.open()
    services.repeal(actor=library.office, document=first, until=date(2023, 3, 14), number="党会〔2023〕1号")
    library.enter("新的议事规则", issued_on=date(2023, 3, 10), supersedes=second)
    assert set(CleanupEntry.objects.values_list("state", flat=True)) == {EntryState.REPEALED, EntryState.REVISED}


def test_a_clean_up_is_closed_once_everything_is_ruled_on(library):
    library.enter()
    cleanup, (entry,) = library.open()
    with pytest.raises(Refused, match="还有1份"):
        services.close_cleanup(actor=library.clerk, cleanup=cleanup)
    rule(library, entry, Verdict.KEEP)
    services.close_cleanup(actor=library.clerk, cleanup=cleanup)
    with pytest.raises(Refused, match="已经结束"):
        rule(library, entry, Verdict.REVISE)
    with pytest.raises(Refused, match="已结束"):
        services.close_cleanup(actor=library.clerk, cleanup=cleanup)


def test_two_offices_at_once(library):
    library.enter()
    _cleanup, (entry,) = library.open()
    stale = CleanupEntry.objects.select_related("document", "cleanup", "unit").get(pk=entry.pk)
    rule(library, entry, Verdict.KEEP)
    with pytest.raises(Stale):
        services.rule_on(actor=library.clerk, entry=stale, number="1号", **RULED[Verdict.REVISE])
    assert rule(library, entry, Verdict.REVISE).state == EntryState.REVISING  # ruled anew, knowing what stands


@given(st.lists(st.sampled_from([None, *Verdict]), min_size=3, max_size=3))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_counts_always_add_up(library, verdicts):
    from django.db import transaction

    with transaction.atomic():
        for number in range(2):
            library.enter(f"规则{number}")
        library.enter("柳溪规则", actor=library.clerk, unit=library.cast.units["LX"], issuers=("柳溪小学",))
        cleanup, _entries = library.open()
        for entry, verdict in zip(cleanup.entries.order_by("pk"), verdicts, strict=True):
            if verdict:
                rule(library, entry, verdict, actor=library.clerk)
        rows = selectors.tallies(library.clerk, cleanup, date(2023, 4, 1))
        whole = selectors.summed(rows)
        assert [sum(row.line()) == row.total for row in rows] == [True] * len(rows)
        assert (whole.total, whole.ruled) == (3, sum(verdict is not None for verdict in verdicts))
        assert whole.line() == selectors.progress(library.clerk, [cleanup])[cleanup.pk].line()
        assert whole.overdue == (whole.open > 0)
        (own,) = selectors.tallies(library.office, cleanup, date(2023, 3, 31))
        assert (own.unit, own.total, own.overdue) == (library.school, 2, False)
        waiting = sum(duty.verb == "library.rule_on" for duty in selectors.inbox(library.office))
        assert waiting == (own.counts[EntryState.PENDING] > 0)
        transaction.set_rollback(True)
