"""A text from draft to force: drafted, adopted, submitted, reviewed article by article, filed, revised."""

from datetime import timedelta

import pytest

from xiaoheng.ground import rulebook
from xiaoheng.ground.organisation.words import RequestState
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook.models import Parameter, ParameterValue
from xiaoheng.lib import clock
from xiaoheng.lib.articles import cut
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.decisions.filing import selectors, services
from xiaoheng.loop.decisions.filing.models import Article
from xiaoheng.loop.decisions.filing.services import Mark
from xiaoheng.loop.decisions.filing.words import Kind, State, Verdict

ADVICE = Mark(Verdict.ADVISE, "regular", "序号可以连排。")


def parameter(key):
    return Parameter.objects.get(key=key)


@pytest.mark.parametrize("school", ["ty", "lx"])
def test_a_charter_is_filed_under_a_number_and_governs_from_its_day(school, request):
    filer = request.getfixturevalue(school)
    text = filer.registered()
    assert text.due_on == clock.today() + timedelta(days=30)
    assert text.request.state == RequestState.SENT  # the topic's own gate was asked for by the same act
    filer.read(text)
    tomorrow = clock.today() + timedelta(days=1)
    text = services.conclude(actor=filer.clerk, text=text, outcome=State.PASSED, effective_on=tomorrow)
    assert text.number == "云岭县备〔2023〕1号"
    text.request.refresh_from_db()
    assert (text.request.state, text.request.reply_number) == (RequestState.APPROVED, text.number)
    assert selectors.governing(filer.unit, clock.today()) == {}
    assert selectors.governing(filer.unit, tomorrow) == {Kind.CHARTER: text}


def test_what_the_rules_set_holds_the_school_from_the_day_and_ends_with_them(ty):
    today = clock.today()
    first = ty.draft(Kind.PARTY_RULES)
    notice = first.terms.select_related("article").get(parameter__key="meeting_notice_days").article
    said = {"number": notice.number, "body": notice.body, "article": notice, "answers": notice.points}
    services.put(actor=ty.office, text=first, terms={parameter("meeting_notice_days"): 5}, **said)
    services.submit(actor=ty.office, text=first, explanation="首次制定。", resolution=ty.adopt(Kind.PARTY_RULES))
    services.register(actor=ty.clerk, text=first)
    ty.read(first)
    row = services.conclude(actor=ty.clerk, text=first, outcome=State.PASSED, effective_on=today)
    held = rulebook.parameter("meeting_notice_days", ty.unit, today)
    assert (held.value, held.clause) == (5, row.number)
    second = ty.draft(Kind.PARTY_RULES, last=True)
    assert second.terms.get(parameter__key="meeting_notice_days").value == 5
    article = second.terms.get(parameter__key="meeting_notice_days").article
    services.put(
        actor=ty.office, text=second, number=article.number, body="会前送达。", article=article, answers=["notice"]
    )
    services.submit(actor=ty.office, text=second, explanation="修订。", resolution=ty.adopt(Kind.PARTY_RULES))
    services.register(actor=ty.clerk, text=second)
    ty.read(second, _1=ADVICE)
    later = today + timedelta(days=3)
    services.conclude(actor=ty.clerk, text=second, outcome=State.ADVISED, effective_on=later)
    assert rulebook.parameter("meeting_notice_days", ty.unit, later - timedelta(days=1)).value == 5
    assert rulebook.parameter("meeting_notice_days", ty.unit, later).value == 2
    assert rulebook.parameter("majority", ty.unit, later).clause == "云岭县备〔2023〕2号"
    first.refresh_from_db()
    assert first.ended_on == later
    assert Entry.objects.filter(verb="rulebook.enact", result="done").count() == 2


def test_only_stricter_numbers_are_let_in_where_the_text_says_so(ty):
    text = ty.draft(Kind.PARTY_RULES)
    with pytest.raises(Refused, match=r"第20条.*只可从严"):
        services.put(actor=ty.office, text=text, number=20, body="半数。", terms={parameter("important_quorum"): 3})
    with pytest.raises(Refused, match="不能约定"):
        services.put(actor=ty.office, text=text, number=20, body="文。", terms={parameter("branch_min_members"): 3})
    with pytest.raises(Refused, match="已在第8条约定"):
        services.put(actor=ty.office, text=text, number=20, body="文。", terms={parameter("important_quorum"): 5})
    with pytest.raises(Refused, match="不能是99"):
        services.put(actor=ty.office, text=text, number=20, body="文。", terms={parameter("meeting_notice_days"): 99})


def test_a_number_that_became_too_loose_is_refused_at_submission(ty, cast):
    text, resolution = ty.draft(Kind.PARTY_RULES), ty.adopt(Kind.PARTY_RULES)
    ParameterValue.objects.create(
        parameter=parameter("party_meetings_per_month"), unit=cast.units["YL"], value=2, since=clock.today(),
        basis="县发〔2023〕1号", origin="verb",
    )  # fmt: skip
    with pytest.raises(Refused, match=r"第3条.*只可从严：现行为2"):
        services.submit(actor=ty.office, text=text, explanation="首次制定。", resolution=resolution)


def test_a_returned_text_needs_another_meeting(ty):
    text = ty.returned()
    text.request.refresh_from_db()
    assert text.request.state == RequestState.REFUSED
    assert selectors.governing(ty.unit, clock.today()) == {}
    again = ty.draft(last=True)
    with pytest.raises(Refused, match="没有通过这一版文本的会议记录"):
        services.submit(actor=ty.office, text=again, explanation="已改。", resolution=text.resolution)
    done = services.submit(actor=ty.office, text=again, explanation="已改。", resolution=ty.adopt())
    assert (done.version, done.state) == (2, State.SUBMITTED)


def test_submission_names_what_is_missing(ty):
    text = services.draft(actor=ty.office, unit=ty.unit, kind=Kind.CHARTER)
    send = {"actor": ty.office, "text": text, "explanation": "说明。", "resolution": None}
    with pytest.raises(Refused, match="还没有条文"):
        services.submit(**send)
    services.put(actor=ty.office, text=text, number=1, body="党的领导。", answers=["leadership"])
    with pytest.raises(Refused, match="党组织的设置形式"):
        services.submit(**send)
    with pytest.raises(Refused, match="已经有第1条"):
        services.put(actor=ty.office, text=text, number=1, body="又一条。")
    with pytest.raises(Refused, match="必备条款不存在"):
        services.put(actor=ty.office, text=text, number=2, body="又一条。", answers=["anything"])
    with pytest.raises(Refused, match="已有一版起草中"):
        ty.draft()


def test_a_review_is_complete_and_bears_its_outcome(ty):
    text = ty.registered()
    some = text.articles.first()
    services.examine(actor=ty.clerk, text=text, marks={some.pk: ADVICE})
    with pytest.raises(Refused, match="还有9条没有审查"):
        services.conclude(actor=ty.clerk, text=text, outcome=State.PASSED, effective_on=clock.today())
    ty.read(text, _1=ADVICE, _2=Mark(Verdict.CORRECT, "lawful", "与党章不一致。"))
    for outcome, says in ((State.PASSED, "不能备案"), (State.ADVISED, "不能备案"), ("deemed", "没有这种结论")):
        with pytest.raises(Refused, match=says):
            services.conclude(actor=ty.clerk, text=text, outcome=outcome, effective_on=clock.today())
    ty.read(text, _1=ADVICE)
    for outcome, says in ((State.PASSED, "建议修改"), (State.RETURNED, "没有一条应当纠正")):
        with pytest.raises(Refused, match=says):
            services.conclude(actor=ty.clerk, text=text, outcome=outcome, effective_on=clock.today())
    with pytest.raises(Refused, match="施行日不能早于今日"):
        services.conclude(
            actor=ty.clerk, text=text, outcome=State.ADVISED, effective_on=clock.today() - timedelta(days=1)
        )
    with pytest.raises(Refused, match="没有写明方面和理由"):
        services.examine(actor=ty.clerk, text=text, marks={some.pk: Mark(Verdict.ADVISE)})
    services.conclude(actor=ty.clerk, text=text, outcome=State.ADVISED, effective_on=clock.today())
    services.answer(actor=ty.office, text=text, reply="下次修订采纳。")
    with pytest.raises(Refused, match="已经答复过"):
        services.answer(actor=ty.office, text=text, reply="再答。")


def test_nothing_is_done_twice_by_the_wrong_person_or_in_the_wrong_county(ty, cast):
    text = ty.submitted()
    with pytest.raises(Refused, match="不能这样办理"):
        services.submit(actor=ty.office, text=text, explanation="再报。", resolution=text.resolution)
    with pytest.raises(Refused, match="不能这样办理"):
        services.put(actor=ty.office, text=text, number=30, body="补一条。")
    for stranger in ("lj_clerk", "ty_office"):
        with pytest.raises(Forbidden):
            services.register(actor=cast.actor(stranger), text=text)
    text.submitter = cast.people["clerk"]
    text.save(update_fields=["submitter"])
    with pytest.raises(Refused, match="不能审查自己报送的文本"):
        services.register(actor=ty.clerk, text=text)


def test_a_stale_review_is_refused(ty):
    text = ty.filed()
    article = text.articles.first()
    with pytest.raises(Refused, match="不能这样办理"):
        services.examine(actor=ty.clerk, text=text, marks={article.pk: ADVICE})
    with pytest.raises(Refused, match="不能这样办理"):
        services.conclude(actor=ty.clerk, text=text, outcome=State.PASSED, effective_on=clock.today())


def test_a_file_is_cut_and_what_was_not_understood_is_kept(ty):
    read = cut(
        "云岭县桃源中学章程\n第一章 总则\n第一条 为了办学。\n第二条：党的领导。\n　续一段。\n第二条 重了。\n多余\n第十条 <script>x</script>"
    )
    text = ty.draft(read=read)
    found = [(row.number, row.heading, row.body) for row in text.articles.all()]
    assert found == [
        (1, "第一章 总则", "为了办学。"), (2, "", "党的领导。\n续一段。"), (10, "", "<script>x</script>"),
    ]  # fmt: skip
    assert text.unread.splitlines() == ["云岭县桃源中学章程", "第二条 重了。", "多余"]


def test_a_text_of_a_thousand_articles_is_refused(lx):
    with pytest.raises(Refused, match="1000条，超过300条"):
        lx.draft(read=cut("\n".join(f"第{n}条 文。" for n in range(1, 1001))))
    with pytest.raises(Refused, match="没有找到条文"):
        lx.draft(read=cut("一份没有条文的说明。"))


def test_two_versions_side_by_side():
    bodies = ("甲条一样。", "乙条提前二日通知。", "丙", "九条删去。")
    old = [Article(number=n, body=body) for n, body in zip((1, 2, 3, 9), bodies, strict=True)]
    new = [Article(number=n, body=body) for n, body in enumerate(("甲条一样。", "乙条提前三日通知。", "丁", "戊"), 1)]
    rows = selectors.compare(old, new)
    assert [row.sort for row in rows] == ["same", "changed", "changed", "added", "removed"]
    assert [part for part in rows[1].after if part[0] == "new"] == [("new", "三")]


def test_long_articles_are_compared_by_phrase():
    long = "".join(f"第{n}项工作由学校负责，" for n in range(400))
    (row,) = selectors.compare(
        [Article(number=1, body=long)], [Article(number=1, body=long.replace("第7项", "第七项"))]
    )
    assert [part for part in row.before if part[0] == "gone"] == [("gone", "第7项工作由学校负责，")]
