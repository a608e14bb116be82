"""From a workbook nobody has seen before to the findings on schools and organisations: as the regulations ask."""

import json

import pytest

from tests.stories.county_book import (
    BRANCH,
    COUNTY,
    DEPUTY,
    LEADER,
    SEAT,
    SECRETARY,
    SEPARATE,
    SMALL,
    TODAY,
    Book,
    Role,
    seats,
)


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
