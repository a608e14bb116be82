"""From a workbook nobody has seen before to the findings: what the regulations ask is what `xiaoheng check` says."""

import json

import pytest

from tests.stories.county_book import (
    BRANCH,
    COUNTY,
    DEPUTY,
    LEADER,
    NONE,
    PRINCIPAL,
    SEAT,
    SECRETARY,
    SEPARATE,
    SMALL,
    VICE,
    Book,
    Role,
    seats,
)

TODAY = "2023-03-14"


@pytest.fixture
def judged(console):
    """Import a book and ask: what is found on a day is what the book expects, unit by unit."""

    def ask(book, *days):
        code, out, err = console.take(book.bytes(), "--yes")
        assert (code, err) == (0, ""), out + err
        assert "已导入" in out
        for day in days or (TODAY,):
            expected = {code: rules for code, rules in book.expected.items() if rules}
            found = console.rules(day)
            assert found == expected, {
                code: (found.get(code, set()), expected.get(code, set()))
                for code in found.keys() | expected.keys()
                if found.get(code) != expected.get(code)
            }

    return ask


def test_sound_schools_of_every_kind_have_no_findings(judged):
    book = Book()
    book.school("S1", "党支部", 12)
    book.school("S2", "党支部", 5)
    book.school("S3", "党总支", 60)
    book.school("S4", "党委", 120)
    judged(book)


def test_members_decide_whether_and_how_a_school_is_organised(judged):
    book = Book()
    book.school("N0", expect=["A-05"])
    book.school("N1", full=1, expect=["A-04"])
    book.school("N2", full=2, expect=["A-04"])
    book.school("N2P", full=2, probationary=1, expect=["A-04"])
    book.school("NP", probationary=2, expect=["A-04"])
    book.school("N3", full=3, expect=["A-01"])
    book.school("N0I")
    book.post(book.person(COUNTY, Role(()), f"{COUNTY}-GW"), "N0I", "党建指导员")
    book.school("B3", "党支部", 3)
    book.school("B2", "党支部", 2, expect=["A-04"])
    book.school("B6", "党支部", 6)
    book.school("B6P", "党支部", 6, probationary=3)
    book.school("B7", "党支部", 7, roles=SMALL, expect=["A-02"])
    book.school("B7C", "党支部", 7)
    book.school("B49", "党支部", 49)
    book.school("B49P", "党支部", 49, probationary=1, expect=["A-07"])
    book.school("B50", "党支部", 50, expect=["A-07"])
    book.school("B51", "党支部", 51, expect=["A-06", "A-07"])
    book.school("B99", "党支部", 99, expect=["A-06", "A-07"])
    book.school("B100", "党支部", 100, expect=["A-06", "A-08"])
    book.school("Z49", "党总支", 49, expect=["A-07"])
    book.school("Z50", "党总支", 50)
    book.school("Z99", "党总支", 99)
    book.school("Z99P", "党总支", 99, probationary=1, expect=["A-08"])
    book.school("Z100", "党总支", 100, expect=["A-08"])
    book.school("W99", "党委", 99, expect=["A-08"])
    book.school("W100", "党委", 100)
    judged(book)


def test_seats(judged):
    book = Book()
    two = {"leader": LEADER.but(charge="德育"), "deputy": DEPUTY}
    for number, expect in ((1, []), (2, []), (3, []), (4, ["A-09"]), (5, ["A-09"]), (6, ["A-09"])):
        book.school(f"B{number + 2}", "党支部", 20, roles=seats(two, number), expect=expect)
    book.school("B2", "党支部", 20, expect=["A-09"],
                roles={"leader": two["leader"].but(posts=("党组织书记", "校长", "党组织委员")), "deputy": DEPUTY})  # fmt: skip
    four = {name: SEPARATE[name] for name in ("secretary", "principal", "vice", "young")}
    for kind, full, most, more in (("党总支", 60, 7, []), ("党委", 99, 7, ["A-08"]), ("党委", 101, 9, [])):
        for number in (0, 1, most - 4, most - 3):
            wrong = ["A-09"] if number in (0, most - 3) else []
            book.school(f"{kind[1]}{full}-{number + 4}", kind, full, roles=seats(four, number), expect=more + wrong)
    book.school("W100-7", "党委", 100, roles=seats(four, 3))
    # both buckets name 100; it counts as 100 and more, and what only that bucket allows is for a person to check.
    book.school("W100-8", "党委", 100, roles=seats(four, 4), expect=["A-09"])
    book.school("W100-9", "党委", 100, roles=seats(four, 5), expect=["A-09"])
    book.school("W100-10", "党委", 100, roles=seats(four, 6), expect=["A-09"])
    book.school("W100-4", "党委", 100, roles=four, expect=["A-09"])
    both = SECRETARY.but(posts=("党组织书记", "党组织委员"))
    book.school("twice", "党总支", 60, roles=SEPARATE | {"secretary": both})
    judged(book)


def test_one_leader_or_two(judged):
    book = Book()
    one = {**SEPARATE, "secretary": LEADER, "principal": SEAT}
    book.school("W1", "党委", 120, roles=one, expect=["A-11"])
    book.school("Z1", "党总支", 60, roles=one, expect=["A-11"])
    outsider = {**SEPARATE, "principal": Role(("校长",), member=False)}
    book.school("W2", "党委", 120, roles=seats(outsider, 1))
    book.school(
        "W3", "党委", 120, roles=seats({**SEPARATE, "principal": Role(("校长", "党组织委员"))}, 0), expect=["A-11"]
    )
    book.school("W4", "党委", 120, roles={**SEPARATE, "secretary": Role(("党组织书记", "副校长"))}, expect=["A-11"])
    book.school("W5", "党委", 120, roles={**SEPARATE, "secretary": Role(("党组织书记", "中层干部"))}, expect=["A-11"])
    apart = {"secretary": SECRETARY, "principal": PRINCIPAL, "deputy": DEPUTY, "vice": VICE}
    book.school("B1", "党支部", 20, roles=apart, expect=["A-11"])
    book.school("B2", "党支部", 20, roles={**apart, "principal": Role(("校长",), member=False)}, expect=["A-11"])
    young = LEADER.but(born="1990-01-01")
    without = {"leader": young, "vice": VICE, "seat": SEAT}
    book.school("B3", "党支部", 20, roles=without, expect=["A-11"])
    book.school("B4", "党支部", 20, roles={**BRANCH, "second": DEPUTY}, expect=["A-11"])
    book.school("B5", "党支部", 6, roles={"secretary": SECRETARY, "principal": Role(("校长",), charge="德育")})
    book.school("B6", "党支部", 20, roles={**BRANCH, "other": Role(("副校长",))}, expect=["A-12"])
    book.school("B7", "党支部", 20, roles={**BRANCH, "other": Role(("副校长",), member=False)})
    book.school("W6", "党委", 120, roles={**SEPARATE, "other": Role(("副校长",))}, expect=["A-12"])
    judged(book)


def test_other_schools_are_outside_the_county_plan_but_not_outside_the_party(judged):
    book = Book()
    for code, unit in (("P", {"办学性质": "民办"}), ("K", {"学段": "幼儿园"}), ("T", {"独立法人": "否"})):
        book.school(f"{code}0", roles={}, **unit)
        book.school(f"{code}2", full=2, roles={}, expect=["A-04"], **unit)
        book.school(f"{code}3", full=3, roles={}, expect=["A-01"], **unit)
        book.school(f"{code}7", "党支部", 7, roles={"secretary": SECRETARY}, expect=["A-02"], **unit)
        book.school(f"{code}W", "党支部", 51, roles=BRANCH, expect=["A-06"], **unit)
        book.school(f"{code}D", "党总支", 60, roles={**SEPARATE, "secretary": LEADER, "principal": SEAT}, **unit)
        book.school(f"{code}E", "党支部", 20, term="2020-03-13", expect=["A-14"], **unit)
    book.school("V", "党支部", 20, roles={**BRANCH, "other": Role(("副校长",))}, expect=["A-12"], 学段="中等职业学校")
    judged(book)


def test_joint_and_attached_organisations(judged):
    book = Book()
    for seat, number, expect in (("J", 2, []), ("F", 5, []), ("G", 6, ["A-02", "A-04"])):
        covered = [f"{seat}{n}" for n in range(1, number)]
        book.school(seat, "联合党支部", 2, roles=SMALL, expect=expect)
        book.rows["党组织"][-1] |= {"覆盖单位编码": "、".join([seat, *covered]), "组建方式": "联合组建"}
        for code in covered:
            book.school(code, full=1, at=f"{seat}-LH")
    # The closed one no longer counts among the six.
    book.school("D", "联合党支部", 1, roles={"leader": LEADER})
    book.rows["党组织"][-1] |= {"覆盖单位编码": "D，D1 D2；D3,D4、D5", "组建方式": "联合组建"}
    for n in range(1, 6):
        book.school(f"D{n}", full=1, at="D-LH", 撤销日期=TODAY if n == 5 else None)
    # Three full members are enough to stand alone, whoever covers the school.
    book.school("L", "联合党支部", 3, roles=SMALL)
    book.rows["党组织"][-1] |= {"覆盖单位编码": "L、L3", "组建方式": "联合组建"}
    book.school("L3", full=3, at="L-LH", expect=["A-01"])
    # Attached to a general branch: covered, and no joint branch, so without a ceiling of units.
    book.school("H", "党总支", 60)
    book.rows["党组织"][-1] |= {"覆盖单位编码": "、".join(["H", *(f"H{n}" for n in range(1, 7))])}
    for n in range(1, 7):
        book.school(f"H{n}", full=1, at="H-ZZ")
    book.school("A", "党支部", 12)
    book.rows["党组织"][-1] |= {"覆盖单位编码": "A、A1", "组建方式": "挂靠组建"}
    book.school("A1", full=2, at="A-ZB")
    judged(book)


@pytest.mark.parametrize("superior", ["own", "county", "none"])
def test_a_school_with_branches_below_its_committee(judged, superior):
    book = Book()
    for code, kind, expect in (("W", "党委", []), ("Z", "党总支", [])):
        size = {"党委": 40, "党总支": 20}[kind]
        top = book.school(code, kind, 5, expect=expect)
        above = {"own": top, "county": f"{COUNTY}-GW", "none": ""}[superior]
        for n in range(1, 4):
            inner = book.org(f"{code}-ZB{n}", "党支部", code, superior=above)
            people = [book.person(code, Role(()), inner) for _ in range(size)]
            book.post(people[0], code, "党组织书记", inner)
            for one in people[:3]:
                book.post(one, code, "党组织委员", inner)
    judged(book)


def test_members_of_inner_branches_are_the_schools(judged):
    book = Book()
    top = book.school("Z", "党总支", 5, expect=["A-08"])
    for n in range(1, 4):
        inner = book.org(f"Z-ZB{n}", "党支部", "Z", superior=top, term="2020-03-13" if n == 3 else "2021-09-01")
        people = [book.person("Z", Role(()), inner) for _ in range(51 if n == 1 else 22)]
        if n > 1:
            for one in people[:3]:
                book.post(one, "Z", "党组织委员", inner)
    book.expected["Z"] |= {"A-02", "A-06", "A-14"}
    judged(book)


def test_terms(judged):
    book = Book()
    for code, kind, full, years in (("W", "党委", 120, 5), ("Z", "党总支", 60, 3), ("B", "党支部", 12, 3)):
        book.school(f"{code}end", kind, full, term=f"{2023 - years}-03-14", expect=["A-14"])  # reminded, not expired
        book.school(f"{code}over", kind, full, term=f"{2023 - years}-03-13", expect=["A-14"])
        book.school(f"{code}soon", kind, full, term=f"{2023 - years}-09-14", expect=["A-14"])
        book.school(f"{code}not", kind, full, term=f"{2023 - years}-09-15")
    book.school("blank", "党支部", 12, term=None, expect=["A-14"])
    judged(book)


def test_terms_in_words(console):
    """The last day of a term is a reminder, the next one a breach; 29 February ends on the 28th."""
    book = Book()
    book.school("W", "党委", 120, term="2018-03-14")
    book.school("L", "党支部", 12, term="2020-02-29")
    assert console.take(book.bytes())[0] == 0

    def said(day, unit):
        out = console("check", "--on", day, "--unit", unit)[1]
        return [line for line in out.splitlines() if "A-14" in line]

    assert "进入届满前的提醒期" in said("2023-03-14", "W")[0]
    assert "已届满" in said("2023-03-15", "W")[0]
    assert "进入届满前的提醒期" in said("2023-02-28", "L")[0]
    assert "已届满" in said("2023-03-01", "L")[0]
    assert said("2022-08-27", "L") == []
    assert said("2022-08-28", "L")
    assert said("2022-09-13", "W") == []
    assert said("2022-09-14", "W")


def test_years_in_one_post(judged, console):
    book = Book()
    for code, since, expect in (
        ("Y12", "2011-03-14", ["A-15"]), ("Y12d", "2011-03-13", ["A-15"]), ("Y11", "2012-03-14", ["A-15"]),
        ("Y10", "2012-03-15", []),
    ):  # fmt: skip
        book.school(code, "党支部", 12, roles={**BRANCH, "leader": LEADER.but(since=since)}, expect=expect)
    # Another stint that touches goes on counting; a gap of a day begins anew; another school or post too.
    for code, until, expect in (("touch", "2015-03-01", ["A-15"]), ("gap", "2015-02-28", [])):
        book.school(code, "党支部", 12, roles={**BRANCH, "leader": LEADER.but(since="2015-03-01")}, expect=expect)
        who = book.holder(code, "校长")["工号"]
        book.post(who, code, "校长", since="2010-09-01", until=until)
    book.school("moved", "党支部", 12)
    book.post(book.holder("moved", "校长")["工号"], "touch", "校长", since="2008-09-01", until="2020-09-01")
    book.school("rose", "党支部", 12)
    book.post(book.holder("rose", "校长")["工号"], "rose", "副校长", since="2008-09-01", until="2020-09-01")
    judged(book)
    assert "已超过12年" in "".join(said for said in console("check", "--on", TODAY, "--unit", "Y12d")[1].splitlines())
    assert "已超过12年" not in console("check", "--on", TODAY, "--unit", "Y12")[1]


def test_vacancies(judged):
    book = Book()
    for code, until, expect in (
        ("V3", "2022-12-14", []), ("V3d", "2022-12-13", ["A-16"]), ("V0", TODAY, []), ("V1", "2023-03-15", []),
    ):  # fmt: skip
        for post in ("党组织书记", "校长"):
            name = f"{code}{'S' if post != '校长' else 'P'}"
            book.school(name, "党委", 120, expect=expect)
            row = book.holder(name, post)
            row |= {"离任日期": until, "离任原因": "调任"}
    # Without the secretary four seats are left, which A-09 sees; without the principal there are five.
    for code in ("V3S", "V3dS", "V0S"):
        book.expected[code] |= {"A-09"}
    book.school(
        "never", "党支部", 12, roles={"vice": VICE, "a": SEAT, "b": SEAT.but(born="1989-01-01")}, expect=["A-16"]
    )
    book.school("new", roles={"one": Role((), member=False)}, 设立日期="2023-01-15", expect=["A-05"])
    judged(book)


def test_a_post_handed_over_and_a_post_held_twice(judged, console):
    book = Book()
    book.school("hand", "党委", 120)
    row = book.holder("hand", "校长")
    row |= {"离任日期": TODAY, "离任原因": "退休"}
    book.holder("hand", "党组织副书记").update(离任日期=TODAY, 离任原因="退休")
    heir = book.person("hand", Role(()), "hand-DW")
    book.post(heir, "hand", "校长", since=TODAY)
    book.post(heir, "hand", "党组织副书记", "hand-DW", since=TODAY)
    # Two principals at once: one of them is the secretary, and each is judged for oneself.
    book.school("two", "党委", 120, roles={**SEPARATE, "also": Role(("校长",))}, expect=["A-11"])
    book.school("both", "党委", 120, roles={**SEPARATE, "also": PRINCIPAL})
    book.school("three", "党支部", 20, roles={**BRANCH, "also": Role(("校长",), member=False)}, expect=["A-11"])
    judged(book, "2023-03-14", "2023-03-13", "2023-03-15")


def test_the_young(judged):
    book = Book()
    old = {**BRANCH, "deputy": DEPUTY.but(born="1970-01-01")}
    for code, born, expect in (
        ("Y35", "1987-03-15", []), ("Y36", "1987-03-14", ["A-19"]), ("Y35d", "1988-03-14", []), ("blank", None, ["A-19"]),
    ):  # fmt: skip
        book.school(code, "党支部", 12, roles={**old, "seat": SEAT.but(born=born)}, expect=expect)
    book.school("known", "党支部", 12, roles={**BRANCH, "seat": SEAT.but(born=None)})
    book.school("vice", "党支部", 12, roles={**old, "other": Role(("副校长",), born="1990-01-01", member=False)})
    book.school(
        "teacher", "党支部", 12, roles={**old, "other": Role(("中层干部",), born="1990-01-01")}, expect=["A-19"]
    )
    book.school("small", "党支部", 6, roles=SMALL)
    book.school("wei", "党委", 120, roles={**SEPARATE, "young": SEAT}, expect=["A-19"])
    judged(book)


def test_moral_education(judged):
    book = Book()
    nobody = VICE.but(charge="")
    book.school("blank", "党支部", 12, roles={**BRANCH, "vice": nobody}, expect=["A-20"])
    book.school("head", "党支部", 12, roles={**BRANCH, "vice": nobody, "d": Role(("德育主任",))})
    book.school(
        "out", "党支部", 12, roles={**BRANCH, "vice": nobody, "d": Role(("德育主任",), member=False)}, expect=["A-20"]
    )
    book.school("lead", "党支部", 12, roles={**BRANCH, "vice": nobody, "o": Role(("副校长",), member=False, charge="德育")},
                expect=["A-20"])  # fmt: skip
    book.school("both", "党支部", 12, roles={**BRANCH, "d": Role(("德育主任",), member=False)}, expect=["A-20"])
    book.school("prob", "党支部", 12, roles={**BRANCH, "vice": nobody})
    trainee = book.person("prob", Role(("德育主任",), member=False), "prob-ZB", kind="预备党员")
    assert trainee
    book.school("away", full=1, expect=["A-04", "A-20"], roles={**NONE, "d": Role(("德育主任",), member=False)})
    judged(book)


def test_a_closed_school_and_one_that_is_not_there_yet(judged, console):
    book = Book()
    book.school("closed", full=4, 撤销日期=TODAY)
    book.school("shut", "党委", 120, roles={**SEPARATE, "secretary": LEADER}, term="2010-01-01", 撤销日期=TODAY)
    book.school("later", full=4, 设立日期="2023-03-15")
    judged(book)
    assert console.rules("2023-03-13") == {"closed": {"A-01"}, "shut": {"A-11", "A-14"}}
    assert console.rules("2023-03-15") == {"later": {"A-01"}}


def test_other_days(console):
    """The law of the day: nothing before the regulations, the Party's alone before the county plan."""
    book = Book()
    book.school("N3", full=3)
    book.school("N0")
    book.school("W", "党委", 120, roles={**SEPARATE, "secretary": LEADER, "principal": SEAT}, term="2018-01-01")
    book.school("new", full=3, 设立日期="2022-06-01")
    assert console.take(book.bytes())[0] == 0
    assert console.rules("2018-10-27") == {}
    assert console.rules("2018-10-28") == {"N3": {"A-01"}}
    assert console.rules("2022-05-31") == {"N3": {"A-01"}}
    assert console.rules("2022-12-31") == {"N3": {"A-01"}, "new": {"A-01"}, "W": {"A-14"}}
    assert console.rules("2023-01-01") == {
        "N3": {"A-01"}, "new": {"A-01"}, "N0": {"A-05"}, "W": {"A-11", "A-14"},
    }  # fmt: skip
    assert console.rules("2040-01-01") == {
        "N3": {"A-01", "A-15"}, "new": {"A-01", "A-15"}, "N0": {"A-05", "A-15"},
        "W": {"A-11", "A-14", "A-15", "A-19"},
    }  # fmt: skip
    code, _out, err = console("check", "--on", TODAY, "--unit", "NOWHERE", "--json")
    assert (code, "没有代码为“NOWHERE”的单位" in err) == (1, True)


def test_a_party_post_without_its_organisation_is_of_the_one_that_leads_the_school(judged, console):
    book = Book()
    top = book.school("W", "党委", 120)
    book.org("W-ZB1", "党支部", "W", superior=top)
    for _ in range(3):
        book.person("W", Role(()), "W-ZB1")
    book.school("B", "党支部", 12)
    for row in book.rows["任职"]:
        row["党组织编码"] = None
    judged(book)
    assert "没有需要写入的内容" in console.take(book.bytes(), "--yes")[1]


def test_a_school_with_two_branches_and_nothing_above_them(judged, console):
    """Their members are of one school, which should have a general branch; each of the other rules speaks once."""
    book = Book()
    book.school("T", "党支部", 30, expect=["A-07", "A-11"])
    book.org("T-ZB2", "党支部", "T")
    two = [book.person("T", Role(()), "T-ZB2") for _ in range(30)]
    book.post(two[0], "T", "党组织书记", "T-ZB2")
    for one in two[:3]:
        book.post(one, "T", "党组织委员", "T-ZB2")
    book.post(two[1], "T", "副校长")
    judged(book)
    rows = json.loads(console("check", "--on", TODAY, "--unit", "T", "--json")[1])
    assert len(rows) == len({(row["rule"], row["subject"], row["reason"]) for row in rows})


def test_numbers_of_members_only_warn(console):
    """A superior may have approved fewer or more: the strength is 一般, and nothing refuses the import."""
    book = Book()
    book.school("W", "党委", 60)
    book.school("B", "党支部", 60)
    assert console.take(book.bytes())[0] == 0
    rows = json.loads(console("check", "--on", TODAY, "--json", "--unit", COUNTY)[1])
    found = {(row["unit"], row["rule"], row["strength"]) for row in rows if row["rule"] in ("A-06", "A-07", "A-08")}
    assert found == {("W", "A-08", "一般"), ("B", "A-06", "一般"), ("B", "A-07", "一般")}


def test_one_person_in_two_schools(judged, console):
    book = Book()
    book.school("M", "党支部", 12)
    book.school("N", full=1, roles={}, expect=["A-04"])
    head = book.holder("M", "校长")["工号"]
    book.post(head, "N", "校长", since="2011-03-13")
    book.expected["N"] |= {"A-15"}
    judged(book)
    code, out, _err = console.take(book.bytes())
    assert (code, "没有需要写入的内容" in out) == (0, True)


def test_a_second_workbook_changes_what_is_found(judged, console):
    """A new secretary is appointed, a member becomes full, a school closes: only what the rows say changes."""
    book = Book()
    book.school("V", "党委", 120, expect=["A-16"], roles={**SEPARATE, "more": SEAT})
    row = book.holder("V", "党组织书记")
    row |= {"离任日期": "2022-11-01", "离任原因": "调任"}
    book.school("R", full=2, probationary=1, expect=["A-04"])
    book.school("X", full=5, expect=["A-01"])
    judged(book)
    again = Book()
    again.rows.clear()
    again.post(book.holder("V", "校长")["工号"], "V", "党组织书记", "V-DW", since="2023-03-01")
    trainee = next(row for row in book.rows["党籍"] if row["党员类别"] == "预备党员")
    again.row("党籍", **trainee | {"终止日期": "2023-03-10", "终止原因": "转正"})
    again.member(trainee["工号"], trainee["党组织编码"], since="2023-03-10")
    again.row("单位", **book.rows["单位"][2] | {"撤销日期": "2023-03-14"})
    again.expected = {"V": {"A-11"}, "R": {"A-01"}}
    judged(again)
    assert console.rules("2023-02-28") == {"V": {"A-16"}, "R": {"A-04"}, "X": {"A-01"}}
