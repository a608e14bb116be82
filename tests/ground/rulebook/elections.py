"""Elections and their counts: of a random world, and as a case tells them."""

from tests.ground.rulebook.case_loop import known
from xiaoheng.loop.decisions.elections.models import Ballot, Election, Standing

WORDS = {"选举"}
TOLD = {"学校", "日", "应到", "实到", "发出", "收回", "赞成", "重投", "选出", "报告"}


def tell(s, case):
    """选举 of a case, each with one round where numbers are told; `s` is its situation."""
    for told in case.get("选举", []):
        known(told, TOLD)
        unit, day = s.units[told["学校"]], told["日"]
        election = Election.objects.create(
            org=s.own(unit), unit=unit, kind="term", state="confirmed", seats=1, planned_on=day, drafted_on=day,
            held_on=day, finished_on=told.get("选出"), reported_on=told.get("报告"),
        )  # fmt: skip
        if "应到" not in told:
            continue
        present = told["实到"]
        issued = told.get("发出", present)
        ballot = _round(election, day, told["应到"], present, issued, told.get("收回", issued))
        if told.get("重投"):
            Ballot.objects.filter(pk=ballot.pk).update(state="rerun")
        if "赞成" in told:
            Standing.objects.create(ballot=ballot, person=s.person(unit), yes=told["赞成"], elected=True)


def _round(election, day, entitled, present, issued, returned, number=1, state="counted"):
    return Ballot.objects.create(
        election=election, number=number, post="committee_member", seats=1, entitled=entitled, present=present,
        held_on=day, ym=day.year * 100 + day.month, issued=issued, returned=returned, void=0, state=state,
    )  # fmt: skip


def scatter(loop):
    """Elections and rounds of a random world, crowded around the edges of the rules."""
    w, r = loop.w, loop.r
    for _number in range(r.choice([0, 2, 6])):
        org, day = r.choice(w.orgs), loop.around(0, 30, 31)
        row = Election.objects.create(
            org=org, unit=org.unit, kind=r.choice(["term", "by"]), state="confirmed", seats=1, planned_on=day,
            drafted_on=day, held_on=day, finished_on=r.choice([day, day, None]),
            reported_on=loop.perhaps(day, 0.4),
        )  # fmt: skip
        for number in range(1, r.choice([1, 2, 3])):
            entitled = r.choice([5, 10, 11])
            present = r.choice([entitled, -(-entitled * 4 // 5), entitled * 4 // 5])
            made = _round(row, day, entitled, present, present, present + r.choice([0, 0, 0, 1]), number,
                          r.choice(["counted", "counted", "rerun", "read"]))  # fmt: skip
            for person in r.sample(w.people, min(2, len(w.people))):
                yes = r.choice([present // 2, present // 2 + 1, present])
                Standing.objects.create(ballot=made, person=person, yes=yes, elected=r.random() < 0.6)
