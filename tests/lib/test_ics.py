"""Calendar files as RFC 5545 has them, read back by rules of our own."""

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from xiaoheng.lib.ics import LONGEST, Event, calendar

DAY = date(2023, 3, 14)


def read(text):
    """Its properties, unfolded and unescaped."""
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines.pop() == ""
    plain = str.maketrans({"\x00": "\\"})
    told = [line.replace("\\\\", "\x00").replace("\\n", "\n").replace("\\;", ";").replace("\\,", ",") for line in lines]
    return [tuple(line.translate(plain).split(":", 1)) for line in told]


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_title_is_one_property_in_lines_that_fit(title, place):
    text = calendar([Event("u-1@xiaoheng", DAY, title, place, time(9), time(10))], "校衡")
    assert all(len(line.encode()) <= LONGEST for line in text.split("\r\n"))
    names = [name for name, _value in read(text)]
    assert names.count("BEGIN") == names.count("END") == 4  # calendar, zone, its standard, event
    assert names.count("SUMMARY") == 1


def test_hours_are_those_of_shanghai_wherever_the_program_is():
    found = dict(read(calendar([Event("u-1@xiaoheng", DAY, "党组织会议；一楼,二楼\\", "", time(9), time(10, 30))])))
    assert found["DTSTART;TZID=Asia/Shanghai"] == "20230314T090000"
    assert found["DTEND;TZID=Asia/Shanghai"] == "20230314T103000"
    assert (found["TZID"], found["TZOFFSETTO"]) == ("Asia/Shanghai", "+0800")
    assert found["SUMMARY"] == "党组织会议；一楼,二楼\\"
