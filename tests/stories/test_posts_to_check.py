"""From a workbook nobody has seen before to the findings on people and posts: as the regulations ask."""

from tests.stories.county_book import (
    BRANCH,
    DEPUTY,
    LEADER,
    NONE,
    PRINCIPAL,
    SEAT,
    SECRETARY,
    SEPARATE,
    SMALL,
    TODAY,
    VICE,
    Book,
    Role,
    seats,
)


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
    for code, post in (("W4", "副校长"), ("W5", "中层干部")):
        also = SECRETARY.but(posts=("党组织书记", post))
        book.school(code, "党委", 120, roles={**SEPARATE, "secretary": also}, expect=["A-11"])
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
    # Without the secretary four seats are left, which A-09 sees, and nobody is in charge of personnel and Party work;
    # without the principal there are five seats.
    for code in ("V3S", "V3dS", "V0S"):
        book.expected[code] |= {"A-09", "A-21"}
    book.school(
        "never", "党支部", 12, roles={"vice": VICE, "a": SEAT, "b": SEAT.but(born="1989-01-01")},
        expect=["A-16", "A-21"],
    )  # fmt: skip
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
    book.school("V", "党委", 120, expect=["A-16", "A-21"], roles={**SEPARATE, "more": SEAT})
    row = book.holder("V", "党组织书记")
    row |= {"离任日期": "2022-11-01", "离任原因": "调任"}
    book.school("R", full=2, probationary=1, expect=["A-04"])
    book.school("X", full=5, expect=["A-01"])
    judged(book)
    again = Book()
    again.rows.clear()
    again.post(book.holder("V", "校长")["工号"], "V", "党组织书记", "V-DW", since="2023-03-01", charge="人事和党建")
    trainee = next(row for row in book.rows["党籍"] if row["党员类别"] == "预备党员")
    again.row("党籍", **trainee | {"终止日期": "2023-03-10", "终止原因": "转正"})
    again.member(trainee["工号"], trainee["党组织编码"], since="2023-03-10")
    again.row("单位", **book.rows["单位"][2] | {"撤销日期": "2023-03-14"})
    again.expected = {"V": {"A-11"}, "R": {"A-01"}}
    judged(again)
    assert console.rules("2023-02-28") == {"V": {"A-16", "A-21"}, "R": {"A-04"}, "X": {"A-01"}}
