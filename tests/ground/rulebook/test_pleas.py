"""Exceptions: only what the text says 一般 of, for a reason, by the superior, until a day; then it is back by itself."""

from datetime import date

import pytest

from xiaoheng.ground.organisation import services as posts
from xiaoheng.ground.organisation.models import Appointment, PartyOrg
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook import selectors, services
from xiaoheng.ground.rulebook.models import Finding, Plea
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.correction.selectors import failures

TODAY, UNTIL = date(2023, 3, 14), date(2023, 9, 1)
TRIAL = {"reason": "年轻干部正在县级跟班学习", "basis": "桃中党〔2023〕4号", "until": UNTIL}


@pytest.fixture
def young(cast, law):
    """桃源中学's team has nobody under 36: A-19, 一般."""
    services.evaluate(TODAY)
    return finding(cast)


def finding(cast, rule="A-19", unit="TY", **more):
    return Finding.objects.get(ended=0, rule=rule, unit=cast.units[unit], **more)


def plead(cast, row, who="ty_office", **changes):
    return services.plead(actor=cast.actor(who), finding=row, **TRIAL | changes)


def excused(cast, row, **more):
    return services.excuse(actor=cast.actor("leader"), plea=plead(cast, row), answer="同意", **more)


def counted(cast):
    return {row.rule for row in selectors.counted(selectors.findings(cast.actor("clerk"))) if row.unit.code == "TY"}


def test_asking_changes_nothing_until_it_is_approved(cast, young):
    plea = plead(cast, young)
    assert "A-19" in counted(cast)
    services.excuse(actor=cast.actor("clerk"), plea=plea)
    young.refresh_from_db()
    assert young.plea == plea
    assert "A-19" not in counted(cast)
    shown = selectors.worded(selectors.findings(cast.actor("clerk"), {"rule": "A-19", "excused": "yes"}), TODAY)
    assert [(one.unit.code, one.plea.reason, one.plea.until) for one in shown] == [("TY", TRIAL["reason"], UNTIL)]


def test_it_ends_by_time_alone_and_the_finding_is_back_that_day(cast, young):
    excused(cast, young)
    for day, away in ((date(2023, 8, 31), True), (UNTIL, False)):
        with clock.on(day):
            services.catch_up()
            assert ("A-19" not in counted(cast)) == away


def test_judging_any_day_says_the_same(cast, young):
    excused(cast, young)
    days = {date(2023, 3, 13): 0, TODAY: 1, date(2023, 8, 31): 1, UNTIL: 0}
    for day, count in days.items():
        found = [one for one in selectors.judge(day, cast.units["TY"]) if one.rule == "A-19"]
        assert [one.plea_id is not None for one in found] == [bool(count)]
        said, apart = ([row["rule"] for row in rows] for rows in selectors.reports(day, "TY"))
        assert (("A-19" in said), apart) == (not count, ["A-19"] * count)


def test_counts_leave_it_out_and_say_how_many(cast, young):
    before = {one.rule.id: one for one in selectors.tallies(selectors.findings(cast.actor("clerk")))}["A-19"]
    excused(cast, young)
    after = {one.rule.id: one for one in selectors.tallies(selectors.findings(cast.actor("clerk")))}["A-19"]
    assert (after.breaks, after.excused) == (before.breaks - 1, before.excused + 1)
    assert str(young.pk) not in [one.key for one in failures(cast.actor("clerk"), ["rulebook.finding"])]


def test_a_full_run_and_a_run_of_one_school_keep_it(cast, young):
    plea = excused(cast, young)
    services.evaluate(TODAY, units=[cast.units["TY"].pk])
    assert finding(cast).plea == plea
    run = services.evaluate(TODAY)
    assert finding(cast).plea == plea
    assert run.open == Finding.objects.filter(ended=0, plea=None).count()


def test_another_count_is_not_excused(cast, law):
    """The vacancy that was excused is over; the next one is another."""

    def vacate(row, until):
        posts.leave(actor=cast.actor("clerk"), appointment=row, until=until, reason="调任")

    principal = {"unit": cast.units["TY"], "post": Post.PRINCIPAL}
    vacate(Appointment.objects.get(until=None, **principal), date(2022, 11, 1))
    services.evaluate(TODAY)
    excused(cast, finding(cast, "A-16"), until=date(2023, 8, 1))
    assert finding(cast, "A-16").plea
    next_one = {"actor": cast.actor("clerk"), "person": cast.people["ty_vice"], "since": date(2022, 11, 20)}
    vacate(posts.appoint(**next_one, **principal), date(2022, 12, 1))
    row = finding(cast, "A-16")
    assert (row.since, row.plea) == (date(2022, 12, 1), None)


def test_the_superior_may_end_it_early(cast, young):
    plea = excused(cast, young)
    with pytest.raises(Refused, match="终止须写明理由"):
        services.rescind(actor=cast.actor("clerk"), plea=plea, answer=" ")
    with clock.on(date(2023, 5, 1)):
        services.rescind(actor=cast.actor("clerk"), plea=plea, answer="干部已到岗")
        young.refresh_from_db()
        assert young.plea is None
    assert plea.until == date(2023, 5, 1)
    assert [one.plea_id for one in selectors.judge(date(2023, 4, 30), cast.units["TY"]) if one.rule == "A-19"] == [
        plea.pk
    ]


def test_an_extended_term_is_excused_though_the_text_says_应当(cast, law):
    PartyOrg.objects.filter(code="TY-DW").update(term_since=date(2018, 3, 1))
    services.evaluate(TODAY)
    row = Finding.objects.get(rule="A-14", unit=cast.units["TY"], ended=0)
    assert (row.detail, row.strength, selectors.excusable(row)) == ("expired", "must", True)
    asked = plead(cast, row)
    services.excuse(actor=cast.actor("clerk"), plea=asked)
    row.refresh_from_db()
    assert row.plea == asked
    PartyOrg.objects.filter(code="TY-DW").update(term_since=date(2017, 3, 1))
    services.evaluate(TODAY)
    row = Finding.objects.get(rule="A-14", unit=cast.units["TY"], ended=0)
    assert (row.detail, row.plea, selectors.excusable(row)) == ("overlong", None, False)
    with pytest.raises(Refused, match="条文说的是“应当”"):
        plead(cast, row)


def test_what_is_not_一般_is_refused_with_its_reason(cast, young):
    row = finding(cast)
    for change, message in (
        ({"strength": "must"}, "条文说的是“应当”"),
        ({"strength": "may"}, "条文说的是“可”"),
        ({"outcome": "unknown"}, "无法判断"),
        ({"ended": row.pk}, "已经消除"),
    ):
        Finding.objects.filter(pk=row.pk).update(**change)
        with pytest.raises(Refused, match=message):
            plead(cast, row)
        Finding.objects.filter(pk=row.pk).update(strength="normally", outcome="breaks", ended=0)
    assert Entry.objects.filter(verb="rulebook.plead", result="refused").count() == 4


@pytest.mark.parametrize(
    ("changes", "message"),
    [({"reason": " "}, "没有写明理由"), ({"basis": ""}, "没有写明依据"), ({"until": TODAY}, "截止日须晚于今天")],
)
def test_a_plea_needs_its_words(cast, young, changes, message):
    with pytest.raises(Refused, match=message):
        plead(cast, young, **changes)
    assert not Plea.objects.exists()


def test_one_plea_at_a_time(cast, young):
    plea = plead(cast, young)
    with pytest.raises(Refused, match="正在等上级批准"):
        plead(cast, young)
    services.decline(actor=cast.actor("clerk"), plea=plea, answer="请先从校内选拔")
    excused(cast, young)
    with pytest.raises(Refused, match="已准例外，2023-09-01起才恢复计入"):
        plead(cast, young)


def test_the_answer_keeps_within_what_was_asked(cast, young):
    plea, clerk = plead(cast, young), cast.actor("clerk")
    with pytest.raises(Refused, match="晚于学校申请的2023-09-01"):
        services.excuse(actor=clerk, plea=plea, until=date(2023, 9, 2))
    with pytest.raises(Refused, match="截止日已到"):
        services.excuse(actor=clerk, plea=plea, until=TODAY)
    with pytest.raises(Refused, match="不批准时须写明理由"):
        services.decline(actor=clerk, plea=plea, answer="")
    services.excuse(actor=clerk, plea=plea, until=date(2023, 6, 1))
    with pytest.raises(Refused, match="当前状态为“已准例外”"):
        services.decline(actor=clerk, plea=plea, answer="不同意")
    with clock.on(date(2023, 6, 1)), pytest.raises(Refused, match="已于2023-06-01到期"):
        services.rescind(actor=clerk, plea=plea, answer="到期")


def test_who_may(cast, young):
    for who in ("clerk", "ty_vice", "ty_teacher", "lx_secretary", "lj_secretary"):
        with pytest.raises(Forbidden):
            plead(cast, young, who)
    plea = plead(cast, young)
    for who in ("ty_secretary", "auditor", "inspector", "lj_clerk"):
        with pytest.raises(Forbidden):
            services.excuse(actor=cast.actor(who), plea=plea)


def test_both_sides_have_it_on_their_desk(cast, young):
    plea = plead(cast, young)

    def desk(who):
        return [(d.verb, d.subject, d.waiting, d.due_on) for d in selectors.inbox(cast.actor(who))]

    assert desk("clerk") == desk("leader") == [("rulebook.excuse", plea.pk, False, None)]
    assert desk("ty_secretary") == desk("ty_office") == [("rulebook.excuse", plea.pk, True, None)]
    assert desk("lj_clerk") == desk("lx_secretary") == desk("ty_vice") == []
    services.excuse(actor=cast.actor("clerk"), plea=plea)
    assert desk("ty_principal") == [("rulebook.plead", plea.pk, False, date(2023, 8, 31))]
    assert desk("clerk") == []


def test_a_school_takes_back_what_nobody_has_answered(cast, young):
    plea = plead(cast, young)
    with pytest.raises(Forbidden):
        services.withdraw(actor=cast.actor("lx_secretary"), plea=plea)
    services.withdraw(actor=cast.actor("ty_secretary"), plea=plea)
    assert (plea.state, plea.answered_on) == ("withdrawn", TODAY)
    assert "A-19" in counted(cast)
    with pytest.raises(Refused, match="已撤回"):
        services.excuse(actor=cast.actor("leader"), plea=plea)
    again = excused(cast, young)
    with pytest.raises(Refused, match="已准例外"):
        services.withdraw(actor=cast.actor("ty_secretary"), plea=again)
