"""Findings about members open and close with the verbs that touch them, and a full run finds the same."""

from datetime import date

from tests.ground.members.walk import Walk, applicant
from xiaoheng.ground.members import services
from xiaoheng.ground.organisation.models import Membership
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.lib import clock

TODAY = date(2023, 3, 14)


def found():
    """Open findings about members: rule, reason, count."""
    rows = Finding.objects.filter(ended=0, rule__startswith="D-", unit__code="TY")
    return set(rows.values_list("rule", "detail", "was"))


def test_findings_follow_the_verbs(cast):
    rulebook.evaluate(TODAY)
    office, clerk = cast.actor("ty_office"), cast.actor("clerk")
    teacher = Membership.objects.select_related("org__unit", "person").get(person=cast.people["ty_teacher"])
    other = Membership.objects.select_related("org__unit", "person").get(person=cast.people["ty_vice"])
    walk = Walk(cast, date(2023, 1, 20))
    with clock.on(TODAY):
        told = services.Told(walk.since, "申请书")
        for name in ("申小红", "申小蓝"):
            walk.row = services.apply(actor=office, person=applicant(cast, name=name), org=walk.org, told=told)
        assert found() == {("D-S02", "overdue", 2)}
        services.record(actor=office, development=walk.row, number=2, told=walk.told(2, TODAY))
        lost = services.absent(actor=office, membership=teacher, kind="lost", since=date(2022, 9, 14))
        assert found() == {("D-S02", "overdue", 1), ("D-5", "suspend_due", 1)}
        services.suspend(actor=clerk, absence=lost, on=TODAY, number="〔2023〕1号")
        sent = services.send(
            actor=office, membership=other, sent_on=date(2023, 3, 1), way="letter", outside="外县", number="1",
            valid_until=date(2023, 3, 20),
        )  # fmt: skip
        assert found() == {("D-S02", "overdue", 1), ("D-4", "soon", 1)}
        services.recall(actor=office, transfer=sent)
        live = found()
        assert live == {("D-S02", "overdue", 1)}
        rulebook.evaluate(TODAY)
        assert found() == live
