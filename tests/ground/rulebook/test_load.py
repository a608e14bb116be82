"""rulebook.load: what is not sound is refused with file and key; the same folder twice writes nothing."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook import parameter, services
from xiaoheng.ground.rulebook.book import read
from xiaoheng.ground.rulebook.models import Clause, Parameter, ParameterValue, Regulation
from xiaoheng.ground.rulebook.selectors import NoValue
from xiaoheng.lib.refusal import Forbidden, Refused

LOADER = system("制度载入")
KEY = "central/parameters/branch_min_members.yaml"
TODAY = date(2023, 3, 14)
GOOD = """title: 成立党支部所需的正式党员数
measure: people
override: stricter
stricter: larger
checked_on: 2026-11-21
values:
  2018-10-28: {value: 3, clause: "BR18:组织设置"}
"""


@pytest.fixture
def bare(db):
    """A database that no regulation has been loaded into."""
    for model in (ParameterValue, Parameter, Clause, Regulation):
        model.objects.all().delete()
    Entry.objects.filter(verb="rulebook.load").delete()


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped regulations that a test may spoil."""
    copy = tmp_path / "regulations"
    shutil.copytree(settings.REGULATIONS, copy)
    (copy / KEY).write_text(GOOD, encoding="utf-8")
    return copy


SPOILT = {
    "no clause": (', clause: "BR18:组织设置"', "", r"branch_min_members.yaml values.2018-10-28：缺少“clause”"),
    "unknown clause": ("BR18:组织设置", "BR18:没有的", "没有“BR18:没有的”这一条款"),
    "unknown key": ("measure: people", "measure: people\ncolour: red", "不认识“colour”这个键"),
    "missing key": ("measure: people\n", "", "缺少“measure”"),
    "unknown measure": ("measure: people", "measure: 人", "“measure”只能是"),
    "text for a number": ("value: 3", "value: 三", "“value”应为整数"),
    "a fraction": ("value: 3", "value: 3.5", "“value”应为整数"),
    "yes for a number": ("value: 3", "value: yes", "“value”应为整数"),
    "too large a number": ("value: 3", "value: 99999999999", "“value”应为整数"),
    "not a date": ("2018-10-28:", "某日:", "键应为日期"),
    "not a mapping": ('{value: 3, clause: "BR18:组织设置"}', "3", "取值应写明 value 和 clause"),
    "nothing in force": (
        'values:\n  2018-10-28: {value: 3, clause: "BR18:组织设置"}',
        "values: {}",
        "“values”不能空着",
    ),
    "ends before it begins": ("value: 3,", "value: 3, until: 2018-10-28,", "“until”须晚于起始日"),
    "broken YAML": ("title:", "title: [", "第"),
    "a key twice": ("measure: people", "measure: people\nmeasure: people", "“measure”写了两次"),
    "stricter without direction": ("stricter: larger\n", "", "“stricter”只能是"),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_an_unsound_file_is_refused_and_nothing_is_written(spoil, folder, bare):
    old, new, message = spoil
    assert old in GOOD
    (folder / KEY).write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(Refused, match=message) as refused:
        services.load(actor=LOADER, folder=folder)
    assert "branch_min_members.yaml" in refused.value.message
    assert not Parameter.objects.exists()
    assert not Regulation.objects.exists()


def add(folder: Path, line: str) -> None:
    path = folder / KEY
    path.write_text(GOOD + line, encoding="utf-8")


def test_overlapping_and_unsorted_days_are_refused(folder):
    add(folder, '  2017-01-01: {value: 2, clause: "BR18:组织设置"}\n')
    with pytest.raises(Refused, match="日期未按先后排列"):
        read(folder)
    first = GOOD.replace("value: 3,", "value: 3, until: 2020-06-01,")
    (folder / KEY).write_text(first + '  2020-01-01: {value: 4, clause: "BR18:组织设置"}\n', encoding="utf-8")
    with pytest.raises(Refused, match="与下一取值的期间重叠"):
        read(folder)


def test_a_file_of_other_text_is_refused(folder):
    (folder / KEY).write_bytes("标题".encode("gbk"))
    with pytest.raises(Refused, match="不是 UTF-8 文本"):
        read(folder)
    (folder / KEY).write_text("- a\n- b\n", encoding="utf-8")
    with pytest.raises(Refused, match="“键: 值”的形式"):
        read(folder)
    with pytest.raises(Refused, match="没有这个制度文件夹"):
        read(folder / "nowhere")


def test_two_files_cannot_claim_one_key(folder):
    shutil.copy(folder / KEY, folder / "county/parameters/branch_min_members.yaml")
    with pytest.raises(Refused, match="已在上级文件夹定义"):
        read(folder)
    (folder / "county/parameters/branch_min_members.yaml").unlink()
    shutil.copy(folder / "central/texts/BR18.yaml", folder / "county/texts/BR18.yaml")
    with pytest.raises(Refused, match="文本代号“BR18”已被另一文件使用"):
        read(folder)


VARIED = 'units: [{units}]\nvalues:\n  2022-01-01: {{value: {value}, clause: "ZZ22:党课"}}\n'


def vary(folder, value, units="YL", key="branch_min_members"):
    path = folder / f"county/parameters/{key}.yaml"
    path.write_text(VARIED.format(units=units, value=value), encoding="utf-8")


def test_a_county_file_varies_a_central_value_for_its_units(folder, cast):
    vary(folder, 5)
    services.load(actor=LOADER, folder=folder)
    assert parameter("branch_min_members", cast.units["TY"], TODAY).value == 5
    assert parameter("branch_min_members", cast.units["TY"], date(2021, 12, 31)).value == 3
    assert parameter("branch_min_members", cast.units["LJ1"], TODAY).value == 3


def test_a_variation_must_be_allowed(folder):
    vary(folder, 2)
    with pytest.raises(Refused, match="不允许这样另定"):
        read(folder)
    (folder / "county/parameters/branch_min_members.yaml").unlink()
    vary(folder, 5, key="no_such_parameter")
    with pytest.raises(Refused, match="没有“no_such_parameter”这一参数"):
        read(folder)
    (folder / "county/parameters/no_such_parameter.yaml").unlink()
    vary(folder, 5, units="")
    with pytest.raises(Refused, match="“units”应为单位代码的列表"):
        read(folder)


def test_a_variation_is_compared_on_each_day_of_overlap(folder):
    """The central value rises to 6 in June: 5 is stricter until then, and looser afterwards."""
    later = '  2023-06-01: {value: 6, clause: "BR18:组织设置"}\n'
    (folder / KEY).write_text(GOOD + later, encoding="utf-8")
    vary(folder, 5)
    with pytest.raises(Refused, match="不允许这样另定"):
        read(folder)
    path = folder / "county/parameters/branch_min_members.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: 5,", "value: 5, until: 2023-06-01,"), "utf-8")
    assert len(read(folder).variations) == 1


def test_units_not_known_yet_are_named_and_taken_up_later(folder, cast):
    vary(folder, 5, units="YL, NEW")
    assert services.load(actor=LOADER, folder=folder).absent == ["NEW"]


def test_loading_twice_changes_nothing_and_leaves_one_entry(folder, bare):
    assert services.load(actor=LOADER, folder=folder).changed
    rows = list(ParameterValue.objects.values())
    assert not services.load(actor=LOADER, folder=folder).changed
    assert list(ParameterValue.objects.values()) == rows
    assert Entry.objects.filter(verb="rulebook.load").count() == 1


def test_a_changed_file_changes_its_rows_only(folder, cast):
    services.load(actor=LOADER, folder=folder)
    clerk, county = cast.actor("clerk"), cast.units["YL"]
    own = Parameter.objects.get(key="branch_max_members")
    services.override(actor=clerk, parameter=own, unit=county, value=40, since=TODAY, basis="云教工委〔2023〕2号")
    (folder / KEY).write_text(GOOD.replace("value: 3", "value: 4"), encoding="utf-8")
    (folder / "county/parameters/young_cadres_min.yaml").unlink()
    assert services.load(actor=LOADER, folder=folder).changed
    assert parameter("branch_min_members", county, TODAY).value == 4
    assert parameter("branch_max_members", county, TODAY).value == 40
    assert parameter("branch_max_members", cast.units["LJ"], TODAY).value == 50
    with pytest.raises(NoValue):
        parameter("young_cadres_min", county, TODAY)


def test_a_text_that_goes_takes_its_clauses_with_it(folder, db):
    services.load(actor=LOADER, folder=folder)
    (folder / "central/texts/OP22.yaml").unlink()
    for path in folder.glob("*/parameters/*.yaml"):
        if "OP22" in path.read_text(encoding="utf-8"):
            path.unlink()
    services.load(actor=LOADER, folder=folder)
    assert not Clause.objects.filter(key__startswith="OP22").exists()


def test_only_the_system_loads(folder, bare, cast):
    with pytest.raises(Forbidden):
        services.load(actor=cast.actor("clerk"), folder=folder)
    assert not Parameter.objects.exists()


def test_every_shipped_parameter_names_a_text_and_a_day_of_checking():
    book = read(Path(settings.REGULATIONS))
    assert book.parameters
    for key, one in book.parameters.items():
        for value in one.values:
            regulation = book.regulations[value.clause.split(":")[0]]
            assert value.since >= regulation.in_force, f"{key} holds before its text did"
