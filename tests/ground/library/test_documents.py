"""What the verbs on documents write, refuse and leave in the trail; and who reads what."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ground.library.conftest import DAY, facts
from xiaoheng.ground.library import selectors, services
from xiaoheng.ground.library.models import Document
from xiaoheng.ground.library.words import DocumentKind, Ending, Level, LinkKind, Standing
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib.refusal import Forbidden, Refused, Stale

pytestmark = pytest.mark.django_db


def last():
    """The latest entry with what it says."""
    entry = Entry.objects.latest("pk")
    return entry.verb, records.payloads([entry])[entry.pk]


def test_a_document_is_entered_with_its_issuers_and_its_basis(library):
    basis = library.issue(number="云教工委[2022]5号", issuers=("中共云岭县委教育工委", "县委组织部", "云岭县"))
    row = library.enter(bases=[basis, "BR18"], number="桃中党〔2022〕3号")
    assert basis.number == "云教工委〔2022〕5号"
    assert [(one.name, one.unit) for one in basis.issuers.all()][2] == ("云岭县", library.county)
    assert basis.issuers.all()[1].unit is None  # an outside body
    assert {(link.target, link.text) for link in row.links.all()} == {(basis, ""), (None, "BR18")}
    verb, said = last()
    assert (verb, said["title"], said["number"]) == ("library.enter", "党组织会议议事规则", "桃中党〔2022〕3号")
    assert "number_put_right" not in said


def test_a_number_that_was_put_right_is_told(library):
    library.issue(number="云教工委[2022]5号")
    assert last()[1]["number_put_right"] is True


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"title": " "}, "没有填写标题"),
        ({"title": "学校经费安排（机密）"}, "密级标志"),
        ({"issuers": ("桃源中学", "机密★办公室")}, "密级标志"),
        ({"issuers": ()}, "没有填写发文机关"),
        ({"issuers": ("桃源中学", "桃源中学")}, "重复"),
        ({"number": "桃中党〔2022〕第3号"}, "“第”"),
        ({"issued_on": date(2023, 3, 15)}, "晚于今日"),
        ({"since": date(2022, 8, 1)}, "早于印发日期"),
        ({"until": DAY}, "须晚于施行日期"),
        ({"level": Level.COUNTY}, "不收录"),
        ({"file": ("机密★1年\n桃源中学文件".encode(), "通知.txt")}, "版头带有密级标志"),
        ({"file": (b"x", "名单（秘密）.txt")}, "密级标志"),
    ],
)
def test_what_is_wrong_is_refused(changes, told, library):
    with pytest.raises(Refused, match=told):
        library.enter(**{"title": "党组织会议议事规则", **changes})
    assert not Document.objects.exists()


def test_nothing_is_entered_twice(library):
    library.enter(number="桃中党〔2022〕3号")
    with pytest.raises(Refused, match="同名文件"):
        library.enter()
    with pytest.raises(Refused, match="已收录"):
        library.enter("校长办公会议议事规则", number="桃中党（2022）3号")


def test_offices_keep_their_own(library):
    with pytest.raises(Forbidden):
        library.enter(actor=library.cast.actor("ty_secretary"))
    with pytest.raises(Forbidden):
        library.enter(actor=library.cast.actor("lx_office"))
    assert library.enter(actor=library.clerk).unit == library.school


def test_an_entry_is_corrected_and_the_trail_keeps_what_it_said(library):
    row = library.enter(number="桃中党〔2022〕3号")
    told = facts("党组织会议议事规则（试行）", number="桃中党〔2022〕4号", issuers=("桃源中学", "县教育局"))
    with pytest.raises(Refused, match="更正原因"):
        services.correct(actor=library.office, document=row, facts=told, reason=" ")
    same, stale = Document.objects.get(pk=row.pk), Document.objects.get(pk=row.pk)
    services.correct(actor=library.office, document=same, facts=told, reason="文号录错")
    assert last()[1]["was"] == {
        "title": "党组织会议议事规则", "number": "桃中党〔2022〕3号", "issuers": "桃源中学",
    }  # fmt: skip
    assert [one.name for one in Document.objects.get(pk=row.pk).issuers.all()] == ["桃源中学", "县教育局"]
    with pytest.raises(Stale):
        services.correct(actor=library.office, document=stale, facts=told, reason="再改")


def test_a_document_is_repealed_once(library):
    row, stale = library.enter(), Document.objects.get()
    with pytest.raises(Refused, match="依据"):
        services.repeal(actor=library.office, document=row, until=date(2023, 3, 1), number=" ")
    with pytest.raises(Refused, match="须晚于"):
        services.repeal(actor=library.office, document=row, until=DAY, number="党会〔2023〕2号")
    services.repeal(actor=library.office, document=row, until=date(2023, 3, 1), number="党会〔2023〕2号")
    assert (row.ending, row.ended_by) == (Ending.REPEALED, "党会〔2023〕2号")
    with pytest.raises(Refused, match="已登记废止"):
        services.repeal(actor=library.office, document=row, until=date(2023, 3, 2), number="党会〔2023〕3号")
    with pytest.raises(Stale):
        services.repeal(actor=library.office, document=stale, until=date(2023, 3, 2), number="党会〔2023〕3号")
    kept = facts("党组织会议议事规则", until=date(2023, 3, 9))
    with pytest.raises(Refused, match="不能在此更改"):
        services.correct(actor=library.office, document=Document.objects.get(), facts=kept, reason="改日期")


def test_a_new_version_ends_the_old_one_on_its_first_day(library):
    old = library.enter()
    new = library.enter(
        "党组织会议议事规则（修订）", supersedes=old, issued_on=date(2023, 3, 1), since=date(2023, 4, 1)
    )
    old.refresh_from_db()
    assert (old.until, old.ending) == (date(2023, 4, 1), Ending.SUPERSEDED)
    day = date(2023, 3, 31)
    assert (selectors.standing_of(old, day), selectors.standing_of(new, day)) == (Standing.IN_FORCE, Standing.AHEAD)
    assert selectors.standing_of(old, date(2023, 4, 1)) == Standing.OVER
    events = selectors.history(old, selectors.relations(library.office, old))
    assert (events[0].day, events[0].other) == (date(2023, 4, 1), new)


def test_a_mistaken_ending_is_taken_back_by_the_county(library):
    old = library.enter()
    _cleanup, (entry,) = library.open()
    new = library.enter("新的议事规则", issued_on=date(2023, 3, 1), supersedes=old)
    old = Document.objects.get(pk=old.pk)
    with pytest.raises(Forbidden):
        services.restore(actor=library.office, document=old, reason="选错文件")
    with pytest.raises(Refused, match="更正原因"):
        services.restore(actor=library.clerk, document=old, reason="")
    stale = Document.objects.get(pk=old.pk)
    services.restore(actor=library.clerk, document=old, reason="选错文件")
    assert (old.until, old.ending, new.links.count()) == (None, "", 0)
    entry.refresh_from_db()
    assert (entry.state, entry.number) == ("pending", "")
    assert last()[1]["was"]["by"] == "《新的议事规则》"
    with pytest.raises(Stale):
        services.restore(actor=library.clerk, document=stale, reason="选错文件")
    with pytest.raises(Refused, match="没有登记废止"):
        services.restore(actor=library.clerk, document=old, reason="再来一次")


def test_a_document_entered_by_mistake_goes_while_nothing_rests_on_it(library):
    basis = library.issue()
    row = library.enter(bases=[basis])
    with pytest.raises(Refused, match="建立了关系"):
        services.strike(actor=library.clerk, document=basis, reason="重复")
    with pytest.raises(Refused, match="更正原因"):
        services.strike(actor=library.office, document=row, reason=" ")
    stale = Document.objects.get(pk=row.pk)
    services.strike(actor=library.office, document=row, reason="重复")
    assert last()[1]["title"] == "党组织会议议事规则"
    with pytest.raises(Stale):
        services.strike(actor=library.office, document=stale, reason="重复")
    listed = library.enter()
    library.open()
    with pytest.raises(Refused, match="列入制度清理"):
        services.strike(actor=library.office, document=listed, reason="重复")


def test_links_that_cannot_be(library):
    county, own = library.issue(), library.enter()
    older = library.issue("早先的办法", issued_on=date(2020, 1, 1))
    for kind, source, to, told in (
        (LinkKind.CARRIES_OUT, own, own, "与自己"),
        (LinkKind.CARRIES_OUT, county, own, "层级低于"),
        (LinkKind.CARRIES_OUT, older, county, "晚于本文件"),
        (LinkKind.SUPERSEDES, own, county, "只能替代"),
        (LinkKind.AMENDS, own, "BR18", "只能作为依据"),
        (LinkKind.CARRIES_OUT, own, "NONE", "没有这一制度文本"),
    ):
        actor = library.clerk
        with pytest.raises(Refused, match=told):
            services.link(actor=actor, document=source, kind=kind, to=to)
    same = library.issue("同日的办法")
    services.link(actor=library.clerk, document=same, kind=LinkKind.CARRIES_OUT, to=county)
    with pytest.raises(Refused, match="互为依据"):
        services.link(actor=library.clerk, document=county, kind=LinkKind.CARRIES_OUT, to=same)
    with pytest.raises(Refused, match="已经登记过"):
        services.link(actor=library.clerk, document=same, kind=LinkKind.CARRIES_OUT, to=county)


def test_a_wrong_link_is_taken_out_and_an_ending_stays(library):
    old, basis = library.enter(), library.issue()
    new = library.enter("新的议事规则", issued_on=date(2023, 3, 1), supersedes=old, bases=[basis])
    carries, ends = new.links.get(kind=LinkKind.CARRIES_OUT), new.links.get(kind=LinkKind.SUPERSEDES)
    services.unlink(actor=library.office, link=carries)
    assert not new.links.filter(kind=LinkKind.CARRIES_OUT).exists()
    with pytest.raises(Stale):
        services.unlink(actor=library.office, link=carries)
    with pytest.raises(Refused, match="不能删除"):
        services.unlink(actor=library.office, link=ends)


def test_who_reads_what(library):
    library.issue("县的办法")
    library.enter("桃源的规则")
    library.enter("柳溪的规则", actor=library.clerk, unit=library.cast.units["LX"], issuers=("柳溪小学",))
    city = library.issue("市的意见", level=Level.CITY, issuers=("云州市", "市委组织部"))
    assert city.issuers.first().unit == library.cast.units["C"]
    everything = {"县的办法", "桃源的规则", "柳溪的规则", "市的意见"}
    for who in ("clerk", "leader", "auditor"):
        assert library.seen(who) == everything
    for who in ("ty_office", "ty_teacher", "inspector"):
        assert library.seen(who) == everything - {"柳溪的规则"}
    assert library.seen("lx_vice") == everything - {"桃源的规则"}
    assert library.seen("lj_clerk") == {"市的意见"}  # below one of its issuers
    assert library.seen("stranger") == set()


def test_the_chain_from_the_top_to_the_school(library):
    top = library.issue("中央的意见", level=Level.CENTRAL, issuers=("中央办公厅",), issued_on=date(2022, 1, 1))
    county, twin = library.issue("县的方案", bases=[top, "OP22"]), library.issue("县的办法", bases=[top])
    school = library.enter(bases=[county, twin])
    above = selectors.above(library.office, school)
    assert [(node.steps, getattr(node.document, "title", node.text and node.text.key)) for node in above] == [
        (2, "OP22"), (2, "中央的意见"), (1, "县的办法"), (1, "县的方案"),
    ]  # fmt: skip
    below = [(node.steps, node.document.title) for node in selectors.below(library.clerk, top)]
    assert below == [(1, "县的方案"), (1, "县的办法"), (2, "党组织会议议事规则")]
    assert [node.document for node in selectors.below(library.cast.actor("lx_office"), top)] == [county, twin]
    assert selectors.resting_on(library.office, ["OP22"]) == {"OP22": [county]}
    assert selectors.numbered(library.office, ["", "无"]) == {}


def test_documents_without_basis_or_whose_basis_has_gone(library):
    day = date(2023, 3, 14)
    basis, bare = library.issue(), library.enter("没有依据的规则")
    held = library.enter("有依据的规则", bases=[basis])
    library.enter("放假通知", kind=DocumentKind.NOTICE)
    assert set(selectors.baseless(library.clerk, day)) == {basis, bare}
    assert not selectors.basis_gone(library.clerk, day).exists()
    services.repeal(actor=library.clerk, document=basis, until=date(2023, 3, 14), number="云教工委〔2023〕3号")
    (link,) = selectors.basis_gone(library.office, day)
    assert (link.source, link.target) == (held, basis)
    assert set(selectors.baseless(library.clerk, day)) == {bare}


DAYS = st.dates(date(2022, 1, 1), date(2022, 1, 12))


@given(DAYS, st.none() | DAYS, DAYS)
def test_on_every_day_a_document_stands_in_one_way_and_ranges_meet(since, until, day):
    """Half-open: the day of the end belongs to what comes after, and the three standings share all days."""
    if until is not None and until <= since:
        return
    row = Document(title="规则", issued_on=since, since=since, until=until)
    heir = Document(title="新规则", issued_on=since, since=until) if until else None
    standing = selectors.standing_of(row, day)
    assert (standing == Standing.AHEAD) == (day < since)
    assert (standing == Standing.OVER) == (until is not None and since <= day and day >= until)
    if heir and day >= since:
        assert row.in_force_on(day) != heir.in_force_on(day)


@given(st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=4), DAYS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_filters_of_the_database_agree(cast, spans, day):
    Document.objects.all().delete()
    unit = cast.units["TY"]
    for number, (since, until) in enumerate(spans):
        if until is None or until > since:
            told = {"level": 6, "kind": "system", "issued_on": since, "entered_on": since}
            Document.objects.create(unit=unit, title=f"制度{number}", since=since, until=until, **told)
    rows = Document.objects.all()
    for standing in Standing:
        held = {row.pk for row in rows if selectors.standing_of(row, day) == standing}
        assert set(rows.filter(selectors.stands(standing, day)).values_list("pk", flat=True)) == held
