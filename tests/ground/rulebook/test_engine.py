"""The engine: months, cut-off dates, periods, rule files, what the statements look like."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from xiaoheng.ground.organisation.policy import policy
from xiaoheng.ground.rulebook import figure
from xiaoheng.ground.rulebook.engine import months, registry
from xiaoheng.ground.rulebook.engine.law import Dated, cut_off, law_for
from xiaoheng.ground.rulebook.engine.periods import completed
from xiaoheng.ground.rulebook.engine.rule import COLUMNS, Cutoff, read_rule
from xiaoheng.ground.rulebook.engine.statement import OPEN, select, spans
from xiaoheng.ground.rulebook.models import Clause
from xiaoheng.lib.refusal import Refused

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1))


@given(DAYS, st.integers(min_value=-600, max_value=600))
def test_months_are_added_as_the_library_adds_them(day, count):
    assert months.add(day, count) == day + relativedelta(months=count)


@given(DAYS, st.integers(min_value=1, max_value=200), st.booleans(), st.integers(min_value=-400, max_value=400))
def test_a_cut_off_separates_exactly(day, length, over, offset):
    limit = cut_off(Cutoff("limit", over, ((1, "span"),)), {"span": Dated(day, None, length, "months")}, day)
    start = day - relativedelta(months=length) + timedelta(days=offset)
    ends = start + relativedelta(months=length)
    assert (start <= limit) == (ends < day if over else ends <= day)


def test_a_cut_off_may_combine_lengths():
    known = {"term": Dated(date.min, None, 5, "years"), "reminder": Dated(date.min, None, 6, "months")}
    due = Cutoff("due", False, ((1, "term"), (-1, "reminder")))
    assert cut_off(due, known, date(2023, 3, 14)) == date(2018, 9, 14)


def test_a_cut_off_may_be_in_days():
    known = {"days": Dated(date.min, None, 2, "days")}
    assert cut_off(Cutoff("late", True, ((1, "days"),)), known, date(2023, 3, 4)) == date(2023, 3, 1)
    assert cut_off(Cutoff("due", False, ((1, "days"),)), known, date(2023, 3, 1)) == date(2023, 2, 27)


def test_only_completed_periods_of_the_last_year():
    quarters = completed("quarter", date(2023, 3, 31))
    assert [p.first_month for p in quarters] == [202201, 202204, 202207, 202210]
    assert quarters[-1].next_day == date(2023, 1, 1)
    assert [p.first_month for p in completed("quarter", date(2023, 4, 1))][-1] == 202301
    assert len(completed("month", date(2023, 3, 14))) == 12
    assert [p.first_month for p in completed("year", date(2023, 3, 14))] == [202201]


def test_months_under_the_same_values_are_one_span_and_a_change_begins_another():
    year = completed("month", date(2023, 3, 14))
    rows = [
        (0, one.first_month, one.last_month, one.first_day, one.next_day, 3 + (at > 5)) for at, one in enumerate(year)
    ]
    assert spans(rows, [(0, 4)]) == [(0, 202203, 202208, 3), (0, 202209, OPEN, 4)]
    assert spans(rows, [(0, 3)])[1:] == [(0, 202209, 202302, 4), (0, 202303, OPEN, 3)]
    gone = [row for row in rows if row[1] != 202301]
    assert spans(gone, []) == [(0, 202203, 202208, 3), (0, 202209, 202212, 4), (0, 202302, 202302, 4)]
    beside = [(7, *row[1:]) for row in rows[-1:]]
    assert spans([*rows, *beside], [(0, 4), (7, 4)])[2:] == [(7, 202302, OPEN, 4)]


def test_rules_name_what_exists(law):
    clauses = set(Clause.objects.values_list("key", flat=True))
    verbs = set(policy()["verbs"])
    known = {key for key, _unit in law_for(None, date(2023, 3, 14)).values}
    for rule in registry.rules().values():
        assert rule.clause in clauses, rule.id
        assert rule.touched_by <= verbs, rule.id
        assert set(rule.asked) <= known, rule.id
    assert all(fact.touched_by <= verbs for fact in registry.facts().values())


def test_a_rules_text_is_the_same_for_all_for_some_and_for_one(law):
    day = date(2027, 3, 14)  # rules over whole years have their first one behind them
    for rule in registry.rules().values():
        texts = [select(rule, law_for(None, day), day, extent, "sqlite") for extent in ("all", "one", "some")]
        assert all(text and rule.sql in text for text in texts), rule.id


def test_rules_are_portable(law):
    """No date arithmetic, no functions of one database, no parameters in the text."""
    barred = ("julianday", "strftime", "date(", "interval", "extract", "date_trunc", "::", "ilike", "limit ", "now(")
    for rule in registry.rules().values():
        text = rule.sql.lower()
        assert not [word for word in barred if word in text], rule.id
        assert all(f" as {column}" in text for column in COLUMNS), rule.id


HEAD = """/*
id: Z-1
title: 题
clause: BR18:组织设置
strength: must
judged: school
since: 2023-01-01
facts: [schools]
touched_by: []
reasons: {x: {name: 名, text: 文, remedy: 法}}
*/
SELECT 1 AS unit
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("strength: must", "strength: 必须", "“strength”只能是"),
        ("title: 题\n", "", "缺少“title”"),
        ("judged: school", "judged: school\ncolour: red", "不认识“colour”"),
        ("since: 2023-01-01", "since: 今年", "“since”应为日期"),
        ("remedy: 法", "remedy: ''", "“remedy”应为文字"),
        ("SELECT 1", "SELECT 1 % 2", "SELECT 中不能有"),
        ("SELECT 1 AS unit", "", "二者取一"),
        ("facts:", "like: Z-0\nfacts:", "二者取一"),
        ("/*", "--", "文件开头应为"),
        ("facts:", "cutoffs: {late: after lunch}\nfacts:", "应写成“over 参数”"),
    ],
)
def test_an_unsound_rule_file_is_refused_by_name(tmp_path, old, new, message):
    path = tmp_path / "Z-1.sql"
    path.write_text(HEAD, encoding="utf-8")
    assert read_rule(path, "rulebook").id == "Z-1"
    path.write_text(HEAD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Refused, match=message) as refused:
        read_rule(path, "rulebook")
    assert "Z-1.sql" in refused.value.message


def test_a_rule_like_another_has_its_text_with_words_of_its_own(tmp_path):
    (tmp_path / "Z-1.sql").write_text(
        HEAD.replace("SELECT 1 AS unit", "SELECT l.a, l.a_b, 'a-b' FROM x.a"), encoding="utf-8"
    )
    path, like = tmp_path / "Z-2.sql", HEAD.replace("Z-1", "Z-2").replace("SELECT 1 AS unit", "")
    path.write_text(like.replace("facts:", "like: Z-1\nwords: {a: c, a-b: a}\nfacts:"), encoding="utf-8")
    assert read_rule(path, "rulebook").sql == "SELECT l.c, l.a_b, 'a' FROM x.c"
    for words, message in (("like: Z-3", "规则不存在"), ("like: Z-1\nwords: {b: c}", "没有“b”这个词")):
        path.write_text(like.replace("facts:", f"{words}\nfacts:"), encoding="utf-8")
        with pytest.raises(Refused, match=message):
            read_rule(path, "rulebook")


def test_coverage_counts_only_schools_with_a_committee_of_their_own(cast):
    ratio = figure.figures()["coverage_rate"].formula([u.pk for u in cast.units.values()], date(2023, 3, 14))
    assert (ratio.counted, ratio.base) == ((cast.units["TY"].pk,),) * 2
    assert set(ratio.apart) == {cast.units[code].pk for code in ("LX", "SQ", "LJ1")}
    assert ratio.percent == "100.0%"
    assert figure.Ratio((), ()).percent == "—"
    assert figure.Ratio((1, 2), (1, 2, 3)).percent == "66.6%"


def test_a_figure_is_registered_once():
    with pytest.raises(ValueError, match="coverage_rate"):
        figure.figure("coverage_rate", title="", text="")(lambda units, on: figure.Ratio((), ()))
