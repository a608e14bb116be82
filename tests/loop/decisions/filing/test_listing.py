"""A school's filed list: what it asks for beyond the county's holds from its day, ends with it, and is never looser."""

from datetime import timedelta

import pytest

from xiaoheng.doors.courier.duties import buckets
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions.filing import services
from xiaoheng.loop.decisions.filing.models import MatterTerm
from xiaoheng.loop.decisions.filing.selectors import plan_articles
from xiaoheng.loop.decisions.filing.words import Kind, State
from xiaoheng.loop.decisions.models import Matter, Variant


def put(filer, text, code="P16", **more):
    matter = Matter.objects.get(code=code)
    said = {name: getattr(matter, name) for name in ("body", "mode", "category", "quorum")}
    said |= {"gates": matter.gates.split(), **more}
    return services.put_matter(actor=filer.office, text=text, article=text.articles.first(), matter=matter, **said)


def conclude(filer, text, day):
    services.submit(actor=filer.office, text=text, explanation="制定清单。", resolution=filer.adopt(Kind.LIST))
    services.register(actor=filer.clerk, text=text)
    filer.read(text)
    return services.conclude(actor=filer.clerk, text=text, outcome=State.PASSED, effective_on=day)


def held(filer, day, code="P16"):
    row = decisions.listed(filer.unit, day)[code]
    return row.body, row.quorum, row.gates


def test_what_a_filed_list_says_of_a_matter_holds_from_its_day_until_the_next(ty):
    today = clock.today()
    first = ty.draft(Kind.LIST)
    put(ty, first, gates=["UP", "LE"], quorum="Q-2")
    put(ty, first, "M19", body="party", mode="", quorum="Q-1", gates=[])
    later = today + timedelta(days=2)
    row = conclude(ty, first, later)
    assert held(ty, today) == ("party", "Q-1", "UP")
    assert held(ty, later) == ("party", "Q-2", "LE UP")
    assert held(ty, later, "M19")[:2] == ("party", "Q-1")
    assert {variant.basis for variant in Variant.objects.all()} == {row.number}
    second = ty.draft(Kind.LIST, last=True)
    assert second.matter_terms.count() == 2  # the next version begins with what the last one said
    services.strike_matter(actor=ty.office, text=second, term=second.matter_terms.get(matter__code="P16"))
    conclude(ty, second, later + timedelta(days=5))
    assert held(ty, later + timedelta(days=4)) == ("party", "Q-2", "LE UP")
    assert held(ty, later + timedelta(days=5)) == ("party", "Q-1", "UP")
    assert held(ty, later + timedelta(days=5), "M19")[0] == "party"


def test_a_list_only_asks_for_more_and_is_asked_again_when_it_is_sent(ty):
    text, other = ty.draft(Kind.LIST), ty.draft(Kind.CHARTER)
    for says, more in (
        ("学校清单只能比上级的更严", {"gates": []}),
        ("不能改由校长办公会议", {"body": "principal", "quorum": "Q-3", "mode": "D"}),
    ):
        with pytest.raises(Refused, match=says):
            put(ty, text, **more)
    with pytest.raises(Refused, match="不相配"):
        put(ty, text, quorum="Q-3")
    with pytest.raises(Refused, match="只有三重一大事项清单"):
        put(ty, other)
    with pytest.raises(Refused, match="没有选择本清单的条文"):
        services.put_matter(
            actor=ty.office, text=text, article=other.articles.first(), matter=Matter.objects.get(code="P16"),
            body="party", quorum="Q-2", gates=["UP"],
        )  # fmt: skip
    put(ty, text)
    put(ty, text, quorum="Q-2")  # said again, the later holds
    assert MatterTerm.objects.get().quorum == "Q-2"
    Variant.objects.create(
        matter=Matter.objects.get(code="P16"), unit=ty.unit.superior, since=clock.today(), body="party",
        quorum="Q-1", gates="RA UP", basis="县〔2023〕9号",
    )  # fmt: skip
    with pytest.raises(Refused, match="少了：风险评估"):
        services.submit(actor=ty.office, text=text, explanation="制定。", resolution=ty.adopt(Kind.LIST))


def test_one_filing_is_one_duty_for_the_county(ty, cast):
    text = ty.submitted()
    assert text.request is not None
    titles = [row.title for bucket in buckets(cast.actor("clerk")) for row in bucket.rows]
    assert [title for title in titles if text.title in title or text.request.title in title] == [
        f"备案审查：{text.title}"
    ]
    organisation.request(
        actor=ty.office, unit=ty.unit, superior=ty.unit.superior, title="另一件请示", text="文", due_on=clock.today()
    )
    titles = [row.title for bucket in buckets(cast.actor("clerk")) for row in bucket.rows]
    assert "另一件请示" in titles


def test_a_row_of_the_plan_names_the_article_it_carries_out(ty):
    plan, charter = ty.draft(Kind.PLAN), ty.draft(Kind.CHARTER)
    said = {
        "actor": ty.office, "unit": ty.unit, "project": "charter", "goal": "修订章程", "measure": "修订并报备。",
        "owner": ty.walk.cast.people["ty_vice"], "due_on": clock.today(),
    }  # fmt: skip
    row = services.schedule(**said, article=plan_articles(ty.unit).get(number=2))
    assert row.article.text == plan
    with pytest.raises(Refused, match="不是本校一校一案的条文"):
        services.schedule(**said, article=charter.articles.first())
    services.strike(actor=ty.office, text=plan, article=row.article)
    row.refresh_from_db()
    assert row.article is None
