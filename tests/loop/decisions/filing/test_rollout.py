"""推进: 自荐 → 推荐 → 审核 by different people, and plans that are done by facts."""

from datetime import timedelta

import pytest

from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.decisions.filing import selectors, services
from xiaoheng.loop.decisions.filing.models import FiledText
from xiaoheng.loop.decisions.filing.words import CandidacyState, State


@pytest.fixture
def batch(ty):
    until = clock.today() + timedelta(days=10)
    return services.open_batch(actor=ty.clerk, unit=ty.unit.superior, title="第一批", until=until)


def test_a_school_stands_is_recommended_and_admitted(ty, batch, cast):
    row = services.nominate(actor=ty.office, batch=batch, unit=ty.unit, reason="基础较好。")
    with pytest.raises(Refused, match="已经自荐过"):
        services.nominate(actor=ty.office, batch=batch, unit=ty.unit, reason="再来。")
    with pytest.raises(Refused, match="不能这样办理"):
        services.admit(actor=cast.actor("leader"), candidacy=row, approve=True, opinion="")
    services.recommend(actor=cast.actor("clerk"), candidacy=row, recommendation="同意推荐。")
    with pytest.raises(Refused, match="推荐人不能审核"):
        services.admit(actor=cast.actor("clerk"), candidacy=row, approve=True, opinion="")
    with pytest.raises(Refused, match="没有写明未通过的理由"):
        services.admit(actor=cast.actor("leader"), candidacy=row, approve=False, opinion=" ")
    services.admit(actor=cast.actor("leader"), candidacy=row, approve=True, opinion="同意。")
    assert row.state == CandidacyState.APPROVED


def test_a_batch_is_for_its_own_county_and_until_its_day(ty, batch, cast):
    with pytest.raises(Refused, match="不面向本校"):
        services.nominate(actor=cast.actor("lj_secretary"), batch=batch, unit=cast.units["LJ1"], reason="我们也来。")
    with pytest.raises(Forbidden):
        services.nominate(actor=cast.actor("lj_secretary"), batch=batch, unit=ty.unit, reason="代报。")
    with clock.on(batch.until + timedelta(days=1)), pytest.raises(Refused, match=r"已于.*截止"):
        services.nominate(actor=ty.office, batch=batch, unit=ty.unit, reason="迟了。")


def test_a_row_is_done_by_the_facts_and_by_nothing_else(ty, cast):
    told = {"project": "charter", "goal": "修订章程", "measure": "经教代会讨论", "due_on": clock.today()}
    row = services.schedule(actor=ty.office, unit=ty.unit, owner=cast.people["ty_vice"], **told)
    with pytest.raises(Refused, match="不是本校人员"):
        services.schedule(actor=ty.office, unit=ty.unit, owner=cast.people["lx_vice"], **told)
    with pytest.raises(Refused, match="学校章程还没有备案"):
        services.finish(actor=ty.office, row=row)
    draft = ty.draft()
    FiledText.objects.filter(pk=draft.pk).update(state=State.PASSED, effective_on=clock.today(), number="云岭县备1号")
    services.finish(actor=ty.office, row=row)
    assert (row.done_on, row.outcome) == (clock.today(), "已备案：云岭县备1号")
    with pytest.raises(Refused, match="已经办结"):
        services.finish(actor=ty.office, row=row)
    (progress,) = selectors.progress(cast.actor("clerk"), [ty.unit], clock.today())
    assert (progress.rows, progress.done, progress.late, progress.filed) == (1, 1, 0, 1)
