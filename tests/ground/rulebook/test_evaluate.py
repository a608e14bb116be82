"""rulebook.evaluate: findings open, stay, close; a verb re-judges the units it touched; the trail has one entry."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation import services as posts
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook import selectors, services
from xiaoheng.ground.rulebook.models import Evaluation, Finding
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused

TODAY = date(2023, 3, 14)


def open_findings(rule="A-16"):
    return list(Finding.objects.filter(ended=0, rule=rule).values_list("unit__code", "detail", "since"))


@pytest.fixture
def vacancy(cast, law):
    """桃源中学's principal left on 14 December: three months are up today and exceeded tomorrow."""
    row = organisation.holders(cast.units["TY"], Post.PRINCIPAL).get()
    return posts.leave(actor=cast.actor("clerk"), appointment=row, until=date(2022, 12, 14), reason="调任")


def test_a_finding_opens_is_refreshed_and_closes(cast, vacancy):
    services.evaluate(TODAY)
    assert ("TY", "principal_vacant", date(2022, 12, 14)) not in open_findings()
    services.evaluate(date(2023, 3, 15))
    assert ("TY", "principal_vacant", date(2022, 12, 14)) in open_findings()
    services.evaluate(date(2023, 3, 16))
    row = Finding.objects.get(rule="A-16", unit=cast.units["TY"])
    assert (row.opened_on, row.as_of, row.closed_on) == (date(2023, 3, 15), date(2023, 3, 16), None)
    posts.appoint(
        actor=cast.actor("clerk"),
        person=cast.people["ty_vice"],
        unit=cast.units["TY"],
        post=Post.PRINCIPAL,
        since=date(2023, 3, 10),
    )
    row.refresh_from_db()
    assert (row.closed_on, row.ended) == (TODAY, row.pk)


def test_closed_findings_stay_and_a_new_one_opens_beside_them(cast, vacancy):
    for day in (date(2023, 3, 15), TODAY, date(2023, 3, 15)):
        services.evaluate(day)
    rows = Finding.objects.filter(rule="A-16", unit=cast.units["TY"]).order_by("pk")
    assert [row.ended == 0 for row in rows] == [False, True]


def test_the_verb_itself_opens_the_finding(cast, law):
    row = organisation.holders(cast.units["TY"], Post.PRINCIPAL).get()
    posts.leave(actor=cast.actor("clerk"), appointment=row, until=date(2022, 12, 13), reason="调任")
    assert ("TY", "principal_vacant", date(2022, 12, 13)) in open_findings()


def test_a_refused_verb_changes_no_finding(cast, vacancy):
    services.evaluate(date(2023, 3, 15))
    before = list(Finding.objects.values())
    with clock.on(date(2023, 3, 15)), pytest.raises(Refused):
        posts.leave(actor=cast.actor("clerk"), appointment=vacancy, until=date(2023, 1, 1), reason="调任")
    assert list(Finding.objects.values()) == before


def test_one_entry_for_a_full_run_and_none_for_a_few_units(cast, law):
    before = Entry.objects.count()
    services.evaluate(TODAY, units=[cast.units["TY"].pk])
    assert Entry.objects.count() == before
    services.evaluate(TODAY)
    entry = Entry.objects.order_by("-pk").first()
    assert (Entry.objects.count(), entry.verb, entry.role) == (before + 1, "rulebook.evaluate", "system")
    run = Evaluation.objects.get()
    assert run.open == Finding.objects.filter(ended=0).count()


def test_some_units_and_all_units_agree(cast, law):
    services.evaluate(TODAY)
    columns = ("rule", "unit", "subject_kind", "subject", "period", "detail", "was", "need", "since", "strength")
    full = sorted(Finding.objects.filter(ended=0).values_list(*columns), key=str)
    Finding.objects.all().delete()
    for unit in cast.units.values():
        services.evaluate(TODAY, units=[unit.pk])
    assert sorted(Finding.objects.filter(ended=0).values_list(*columns), key=str) == full
    Finding.objects.all().delete()
    services.evaluate(TODAY, units=[unit.pk for unit in cast.units.values()])
    assert sorted(Finding.objects.filter(ended=0).values_list(*columns), key=str) == full


def test_catch_up_judges_a_day_once(law):
    with clock.on(date(2023, 4, 1)):
        assert services.catch_up()
        assert not services.catch_up()


@pytest.mark.django_db(transaction=True)
def test_two_processes_at_midnight_judge_once(cast):
    """Both ask at the same moment; on SQLite and PostgreSQL the second waits for the first and finds it done."""
    day, gate, answers = date(2023, 4, 1), Barrier(2), []

    def ask():
        gate.wait()
        answers.append(services.catch_up(day))
        connection.close()

    threads = [Thread(target=ask) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [False, True]
    assert Evaluation.objects.filter(on=day).count() == 1


def test_nobody_but_the_system_evaluates(cast, law):
    with pytest.raises(Forbidden):
        services.evaluate(TODAY, actor=cast.actor("leader"))


def test_judging_writes_nothing(cast, vacancy, django_assert_num_queries):
    before = Finding.objects.count(), Entry.objects.count()
    found = selectors.judge(date(2023, 3, 15), cast.units["TY"])
    assert [(v.rule, v.detail) for v in found if v.rule == "A-16"] == [("A-16", "principal_vacant")]
    assert (Finding.objects.count(), Entry.objects.count()) == before


def test_an_empty_database_has_nothing_to_judge(law, monkeypatch):
    assert services.evaluate(TODAY, units=[]) is None


def test_a_loader_is_named_in_the_trail(law):
    entry = Entry.objects.get(verb="rulebook.load")
    assert entry.actor == system("制度载入").uid
