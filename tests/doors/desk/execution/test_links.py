"""Answering an order by a decision, and a resolution carried out, through the pages."""

import pytest

from tests.doors.pages import url
from tests.loop.execution.test_links import answered, approve, resolution, ty
from xiaoheng.loop.decisions.models import Topic
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution.models import Answer, Task
from xiaoheng.loop.execution.words import TaskState

__all__ = ["resolution", "ty"]


def test_a_school_answers_an_item_by_a_topic(sign_in, cast, ty, signed):
    here = {"item": signed.items.get(seq=1).pk, "unit": "TY"}
    vice = sign_in("ty_vice")
    assert "提出议题" in vice.get(url("cell", **here)).content.decode()
    assert 'value="修订学校章程"' in vice.get(url("execution.answer", **here)).content.decode()
    page = vice.post(url("execution.answer", **here), {"matters": ["P11"], "title": "修订章程", "text": ""})
    assert page.status_code == 422
    page = vice.post(
        url("execution.answer", **here), {"matters": ["P11"], "title": "修订章程", "text": "写入第三章。"}, follow=True
    )
    topic = Topic.objects.get()
    assert Answer.objects.get().topic == topic
    assert url("topic", topic=topic.pk) in page.content.decode()
    page = vice.post(url("execution.answer", **here), {"matters": ["P11"], "title": "再来", "text": "写入。"})
    assert page.status_code == 422
    assert "已提出议题" in page.content.decode()


def test_minutes_are_ticked_as_evidence(sign_in, cast, ty, assignment):
    _resolution, meeting = approve(ty, answered(cast, assignment))
    ty.sign(meeting)
    here = {"item": assignment.item.pk, "unit": "TY"}
    office = sign_in("ty_office")
    page = office.get(url("cell", **here)).content.decode()
    assert "本校以此议题办理这一事项" in page
    row = reads.assignment(assignment.item, assignment.unit)
    minutes = next(fact for fact in reads.facts(row) if fact.kind == "decisions.minutes" and fact.fits)
    page = office.post(url("execution.submit", **here), {"facts": [minutes.key]}, follow=True).content.decode()
    assert "第 1 次提交" in page
    assert url("meeting", meeting=meeting.pk) in page


def test_a_resolution_is_carried_out_and_reported(sign_in, cast, resolution):
    office = sign_in("ty_office")
    where = url("execution.carry_out", resolution=resolution.pk)
    data = {"title": "印发新章程", "owner": cast.people["ty_moral"].pk, "due_on": "2023-03-28"}
    page = office.post(where, {**data, "due_on": "2023-03-01"})
    assert page.status_code == 422
    assert "印发新章程" in office.post(where, data, follow=True).content.decode()
    task = Task.objects.get()
    assert sign_in("ty_teacher").get(url("task", task=task.pk)).status_code == 404
    owner = sign_in("ty_moral")
    assert "印发新章程" in owner.get(url("tasks")).content.decode()
    assert owner.post(url("execution.finish", task=task.pk), {"note": ""}).status_code == 422
    owner.post(url("execution.finish", task=task.pk), {"note": "已印发"})
    task.refresh_from_db()
    assert task.state == TaskState.DONE
    assert "已印发" in sign_in("clerk").get(url("task", task=task.pk)).content.decode()
    assert sign_in("lx_secretary").get(where).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_task_list(sign_in, cast, resolution, django_assert_num_queries, count):
    for n in range(count):
        Task.objects.create(
            unit=resolution.unit, resolution=resolution, owner=cast.people["ty_moral"], title=str(n),
            due_on="2023-03-28", made_on="2023-03-14",
        )  # fmt: skip
    office = sign_in("ty_office")
    with django_assert_num_queries(5):
        office.get(url("tasks"))
