"""organisation.undo_import: within a day an import is taken back, but for rows that a later verb touched."""

import json
from datetime import date, timedelta

import pytest
from django.core import serializers

from tests.ground.organisation.books import MEMBERSHIPS, ORG, PEOPLE, POSTS, UNIT, WHOLE, stored, with_cell
from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.models import (
    Ancestry,
    Appointment,
    Coverage,
    Import,
    Membership,
    PartyOrg,
    Person,
    School,
    Unit,
)
from xiaoheng.ground.organisation.services.importing import Progress
from xiaoheng.ground.records.models import Entry, Payload
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused, Stale

TABLES = (Unit, School, PartyOrg, Coverage, Person, Membership, Appointment)


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.XIAOHENG_HOME = tmp_path


@pytest.fixture
def bring(cast):
    """`bring(people=…)` imports as the county's clerk and gives the row of the import."""

    def both(**sheets):
        actor, unit, file = cast.actor("clerk"), cast.units["YL"], stored(**sheets)
        seen = services.preview(actor=actor, unit=unit, file=file).digest()
        services.import_(actor=actor, unit=unit, file=file, seen=seen, confirmed=True)
        return Import.objects.latest("pk")

    return both


@pytest.fixture
def undo(cast):
    """`undo(row)` looks and confirms as the county's clerk."""

    def both(row, **more):
        seen = services.undoing(actor=cast.actor("clerk"), row=row).digest()
        return services.undo_import(actor=cast.actor("clerk"), row=row, seen=seen, **more)

    return both


def everything():
    """All rows that an import may write, and the tree."""
    rows = {model: serializers.serialize("json", model.objects.order_by("pk")) for model in TABLES}
    return rows | {Ancestry: sorted(Ancestry.objects.values_list("unit__code", "ancestor__code", "depth"))}


def findings():
    return sorted(Finding.objects.filter(closed_on=None).values_list("rule", "unit__code"))


def told(undoing):
    return [(title, later.why, later.by) for _sheet, _row, title, later in undoing.staying]


def test_a_whole_school_is_as_if_it_had_never_come(bring, undo):
    before = everything()
    done = undo(bring(**WHOLE))
    assert len(done.going) == 8
    assert done.staying == ()
    assert everything() == before


def test_changes_and_endings_are_put_back(cast, bring, undo):
    bring(**WHOLE)
    before = everything()
    town = ["YL-T1", "青山镇", "乡镇（街道）", "YL", "", "", "", "", "2001-09-01", ""]
    moved = with_cell(with_cell(UNIT, "单位名称", "山海中心小学", "单位"), "上级单位编码", "YL-T1", "单位")
    moved = with_cell(with_cell(moved, "学段", "九年一贯制学校", "单位"), "片区编码", "YL-Z2", "单位")
    gone = with_cell(with_cell(POSTS[1], "离任日期", "2023-02-01", "任职"), "离任原因", "调任", "任职")
    joint = with_cell(with_cell(ORG, "类别", "联合党支部", "党组织"), "覆盖单位编码", "LX、SQ", "党组织")
    person = with_cell(PEOPLE[0], "出生日期", "1981-01-01", "人员")
    full = [*MEMBERSHIPS[1][:4], "2023-03-01", "转出"]
    row = bring(units=[moved, town], orgs=[joint], people=[person], memberships=[full], posts=[gone])
    assert everything() != before
    undo(row)
    assert everything() == before


def test_findings_follow(cast, bring, undo):
    before = findings()
    row = bring(units=[UNIT], orgs=[ORG])
    assert findings() != before
    undo(row)
    assert findings() == before


def test_a_row_that_a_later_verb_touched_stays_and_what_it_needs_as_well(cast, bring, undo):
    row = bring(**WHOLE)
    person, school = Person.objects.get(code="90002"), Unit.objects.get(code="SH")
    services.appoint(
        actor=cast.actor("clerk"), person=person, unit=school, post="vice_principal", since=date(2023, 3, 1)
    )
    held = Appointment.objects.get(person__code="90001", post="principal")
    services.leave(actor=cast.actor("clerk"), appointment=held, until=date(2023, 3, 10), reason="调任")
    with pytest.raises(Refused, match="有4行不能撤销"):
        undo(row)
    done = undo(row, confirmed=True)
    assert told(done) == [
        ("山海小学（SH）", "已另有办理", "方敏"),
        ("龙一（90001）", "另有不能撤销的行用到它", ""),
        ("龙二（90002）", "已另有办理", "方敏"),
        ("龙一（90001） 校长", "已另有办理", "方敏"),
    ]
    assert not PartyOrg.objects.filter(code="SH-ZB").exists()
    assert not Membership.objects.filter(person=person).exists()
    assert Appointment.objects.filter(unit=school).count() == 2


def test_who_and_when_is_told(cast, bring):
    row = bring(**WHOLE)
    held = Appointment.objects.get(person__code="90001", post="principal")
    services.leave(actor=cast.actor("clerk"), appointment=held, until=date(2023, 3, 10), reason="调任")
    found = services.undoing(actor=cast.actor("clerk"), row=row)
    later = next(later for _sheet, _row, title, later in found.staying if title == "龙一（90001） 校长")
    assert (later.by, later.verb) == ("方敏", "organisation.leave")
    assert later.at.startswith(clock.now().date().isoformat()[:4])


def test_a_later_import_counts_and_the_last_can_go_first(cast, bring, undo):
    before = everything()
    first = bring(**WHOLE)
    second = bring(people=[with_cell(PEOPLE[0], "姓名", "龙壹", "人员")])
    assert "龙一（90001）" in [title for title, *_why in told(services.undoing(actor=cast.actor("clerk"), row=first))]
    undo(second)
    undo(first)
    assert everything() == before


def test_an_import_is_undone_once_and_within_a_day(cast, bring, undo):
    row = bring(**WHOLE)
    undo(row)
    with pytest.raises(Refused, match="已由方敏撤销"):
        undo(Import.objects.get(pk=row.pk))
    late = bring(people=[[*PEOPLE[0][:3], "TY"]])
    Import.objects.filter(pk=late.pk).update(at=clock.now() - timedelta(hours=24))
    with pytest.raises(Refused, match="超过24小时"):
        undo(Import.objects.get(pk=late.pk))
    bring(people=[[*PEOPLE[1][:3], "TY"]])
    assert bytes(Import.objects.get(pk=late.pk).kept) == b""


def test_what_moved_since_the_look_stops_it(cast, bring):
    row = bring(**WHOLE)
    seen = services.undoing(actor=cast.actor("clerk"), row=row).digest()
    Person.objects.filter(code="90001").update(name="龙某")
    with pytest.raises(Stale, match="有了变动"):
        services.undo_import(actor=cast.actor("clerk"), row=row, seen=seen, confirmed=True)


@pytest.mark.parametrize("username", ["leader", "auditor", "ty_secretary", "lj_clerk", "stranger"])
def test_only_the_clerk_of_the_county(cast, bring, username):
    row = bring(people=[[*PEOPLE[0][:3], "TY"]])
    with pytest.raises(Forbidden):
        services.undo_import(actor=cast.actor(username), row=row, seen="")
    assert Person.objects.filter(code="90001").exists()


def test_one_entry_says_what_was_undone(bring, undo):
    row = bring(**WHOLE)
    undo(row)
    entry = Entry.objects.get(verb="organisation.undo_import")
    assert (entry.kind, entry.subject, entry.result) == ("organisation.import", str(row.pk), "done")
    said = json.loads(Payload.objects.get(entry=entry.pk).body)
    assert (said["file"], said["undone"], said["stayed"]) == ("名册.xlsx", 8, 0)


def test_how_far_undoing_has_come_is_told_up_to_the_last_row(bring, undo, monkeypatch):
    said = []
    monkeypatch.setattr(Progress, "tell", lambda self, what, done, total: said.append((what, done, total)))
    row = bring(**WHOLE)
    said.clear()
    undo(row)
    assert {what for what, _done, _total in said} == {"撤销"}
    assert [done for _what, done, _total in said] == sorted(done for _what, done, _total in said)
    assert said[-1][1] == said[-1][2] > 8
