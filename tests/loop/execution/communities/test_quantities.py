"""What is agreed never exceeds what is offered or needed: in any order of acts, and by two who accept at once."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.loop.execution.communities.conftest import Together
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.communities import services
from xiaoheng.loop.execution.communities.models import Community, Entry, Match, Project
from xiaoheng.loop.execution.communities.words import MatchState, ProjectState

ACTS = st.tuples(
    st.sampled_from(["propose", "accept", "decline", "drop", "amend"]), st.integers(0, 2), st.integers(1, 9)
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, min_size=4, max_size=12), st.lists(st.integers(1, 9), min_size=4, max_size=4))
def test_sums_hold_after_any_acts(run, acts, sizes):
    with transaction.atomic():
        community = run.found()
        needs = [run.list(community, quantity=size) for size in sizes[:2]]
        resources = [run.list(community, "resource", of="ty", quantity=size) for size in sizes[2:]]
        for name, place, number in acts:
            tried(run, name, needs[place % 2], resources[place // 2], number)
            balanced()
        transaction.set_rollback(True)


def tried(run, name, need, resource, number):
    """One act, if the rules allow it."""
    pending = Match.objects.filter(state=MatchState.PROPOSED).first()
    project = Project.objects.filter(state=ProjectState.OPEN).first()
    try:
        if name == "propose":
            run.propose(need, resource, number)
        elif name == "accept" and pending:
            services.accept(actor=run.office, match=pending)
        elif name == "decline" and pending:
            services.decline(actor=run.guest, match=pending, unit=run.lx, reason="改期")
        elif name == "drop" and project:
            services.drop(actor=run.guest, project=project, reason="改期")
        elif name == "amend":
            row, days = Entry.objects.get(pk=resource.pk), {"since": date(2023, 3, 1), "until": date(2023, 6, 30)}
            services.amend(actor=run.office, entry=row, title="改", quantity=number, **days)
    except Refused:
        pass


def balanced():
    """Of each entry, what is taken is the sum of its matches that stand, and no more than there is."""
    for entry in Entry.objects.all():
        agreed = Match.objects.filter(state=MatchState.AGREED).exclude(project__state=ProjectState.DROPPED)
        mine = [one.quantity for one in agreed if entry.pk in (one.need_id, one.resource_id)]
        assert entry.taken == sum(mine) <= entry.quantity


@pytest.mark.django_db(transaction=True)
def test_two_who_accept_at_once_never_take_more_than_there_is(cast):
    run = Together(cast)
    community = run.found()
    resource = run.list(community, "resource", of="ty", quantity=10)
    needs = [run.list(community, quantity=8) for _number in range(2)]
    matches = [run.propose(need, resource, 8) for need in needs]
    gate, came = Barrier(2), []

    def accept(pk):
        gate.wait()
        with clock.on(date(2023, 3, 14)):
            try:
                came.append(services.accept(actor=run.office, match=Match.objects.get(pk=pk)))
            except Refused as refusal:
                came.append(refusal)
        connection.close()

    threads = [Thread(target=accept, args=(match.pk,)) for match in matches]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(isinstance(one, Project) for one in came) == 1
    assert Entry.objects.get(pk=resource.pk).taken == 8
    assert "只余2，不足8" in str(next(one for one in came if isinstance(one, Refused)))
    assert Community.objects.get().state == "running"
