"""Points: whole tenths, within bounds, adding up; levels by cuts. The scoring sheet is refused when it is not sound."""

from datetime import date

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.evaluation.figures.counts import FIGURES
from xiaoheng.loop.evaluation.figures.points import Count, level, points, total
from xiaoheng.loop.evaluation.figures.sheet import parse, read, sheet_on

CUTS = [60, 65, 75, 85, 95]


@st.composite
def counted(draw):
    of = draw(st.integers(0, 10_000))
    return Count(draw(st.integers(0, of)), of), draw(st.integers(1, 1000))


@given(counted())
def test_points_lie_between_nothing_and_the_weight(one):
    count, weight = one
    got = points(count, weight)
    assert (got is None) == (count.of == 0)
    if got is not None:
        assert 0 <= got <= weight
        assert (got == weight) == (count.good == count.of)
        assert got * count.of <= weight * count.good < (got + 1) * count.of


@given(st.lists(counted(), max_size=8))
def test_the_total_is_the_sum_over_the_judged_weight(rows):
    pairs = [(points(count, weight), weight) for count, weight in rows]
    whole, judged = total(pairs)
    assert judged == sum(weight for got, weight in pairs if got is not None)
    if judged == 0:
        assert whole is None
        return
    assert 0 <= whole <= 1000
    assert whole == 1000 * sum(got for got, _w in pairs if got is not None) // judged


def test_a_full_sheet_adds_up_to_itself():
    pairs = [(300, 400), (150, 150), (0, 150), (75, 150), (150, 150)]
    assert total(pairs) == (675, 1000)


@given(st.one_of(st.none(), st.integers(0, 1000)), st.integers(0, 1000))
def test_levels_grow_with_the_total_and_need_enough_to_judge(whole, judged):
    got = level(whole, judged, CUTS, 60)
    if whole is None or judged < 600:
        assert got == ""
    else:
        assert got == str(len([cut for cut in CUTS if whole >= cut * 10]))


@pytest.mark.parametrize(("whole", "stars"), [(599, "0"), (600, "1"), (849, "3"), (850, "4"), (949, "4"), (950, "5")])
def test_levels_on_the_edge(whole, stars):
    assert level(whole, 1000, CUTS, 60) == stars


def test_the_shipped_sheet_is_sound_and_every_figure_is_known():
    (sheet,) = read(settings.REGULATIONS)
    assert sum(item.weight for item in sheet.items) == 1000
    assert {item.figure for item in sheet.items} <= set(FIGURES)


def test_no_sheet_no_appraisal():
    with pytest.raises(Refused, match="没有有效的评价表"):
        sheet_on(date(2022, 12, 31))


GOOD = """
code: x
title: 表
version: '1'
since: 2023-01-01
clause: 据
items:
  - {code: A, title: 甲, weight: 100, figure: f, evidence: e, basis: b, explanation: '{good}/{of}', missing: '{gap}', no_record: 无}
"""


def test_a_sheet_is_read():
    sheet = parse(GOOD, "x.yaml")
    assert (sheet.version, sheet.items[0].weight) == ("1", 1000)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("weight: 100", "weight: 90", "不是100"),
        ("weight: 100", "weight: -100", "正整数"),
        ("weight: 100, ", "", "正整数"),
        ("{gap}", "{who}", "占位"),
        ("{gap}", "{0}", "占位"),
        ("{gap}", "{", "占位"),
        ("title: 甲, ", "", "缺少 title"),
        ("since: 2023-01-01", "since: soon", "since"),
        ("clause: 据", "clause: ''", "缺少 clause"),
        ("items:", "rows:", "items"),
        ("code: x", "code: [", "YAML"),
    ],
)
def test_an_unsound_sheet_is_refused_with_its_place(old, new, says):
    with pytest.raises(Refused, match=says) as caught:
        parse(GOOD.replace(old, new), "x.yaml")
    assert caught.value.message.startswith("x.yaml")


def test_an_item_may_not_stand_twice():
    head, item = GOOD.rsplit("\n  - ", 1)
    half = item.replace("100", "50")
    with pytest.raises(Refused, match="重复"):
        parse(f"{head}\n  - {half}  - {half}", "x.yaml")


@pytest.mark.parametrize("text", ["", "[]", "1", "items: 3"])
def test_what_is_no_sheet_at_all_is_refused(text):
    with pytest.raises(Refused):
        parse(text, "x.yaml")
