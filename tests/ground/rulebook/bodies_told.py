"""案例里的机构和责任链: bodies with terms and members, chains by the names of those in posts, in an official's words."""

from datetime import date

from xiaoheng.ground.bodies.models import Body, Chain, ChainLink, Kind, Seat, Term
from xiaoheng.ground.bodies.words import Duty, Part, Position
from xiaoheng.ground.organisation.models import Appointment

WORDS = {"机构", "责任链"}
BODY = {"单位", "种类", "起", "止", "届起", "年限", "成员"}
SEAT = {"构成", "人数", "姓名", "职务", "起", "止"}
CHAIN = {"单位", "责任", "起", "止", "各级"}
FOUNDED = date(2020, 9, 1)
PARTS = {str(label): value for value, label in Part.choices}
DUTIES = {str(label): value for value, label in Duty.choices}


def tell(situation, case, known):
    """Write what a case tells of bodies and chains."""
    for told in case.get("机构", []):
        known(told, BODY)
        _body(situation, told, known)
    for told in case.get("责任链", []):
        known(told, CHAIN)
        _chain(situation, told)


def _body(situation, told, known):
    unit, kind = situation.units[told["单位"]], Kind.objects.get(title=told["种类"])
    since = told.get("起", FOUNDED)
    row = Body.objects.create(
        code=f"AL-J{Body.objects.count()}", unit=unit, kind=kind, name=f"{unit.name}{kind.title}", basis="案教发〔2020〕1号",
        remit=kind.remit, since=since, until=told.get("止"),
    )  # fmt: skip
    if "年限" in told or "届起" in told:
        Term.of(row, told.get("届起", since), told.get("年限")).save()
    for one in told.get("成员", [{"构成": "教师", "姓名": "负责人", "职务": "组长"}]):
        known(one, SEAT)
        person = situation.named(unit, one["姓名"]) if "姓名" in one else None
        Seat.objects.create(
            body=row, part=PARTS[one["构成"]], person=person, count=one.get("人数", 1), since=one.get("起", since),
            until=one.get("止"), position=Position.CHAIR if one.get("职务") == "组长" else Position.MEMBER,
        )  # fmt: skip


def _chain(situation, told):
    row = Chain.objects.create(
        unit=situation.units[told["单位"]], duty=DUTIES[told["责任"]], basis="案教发〔2020〕2号",
        since=told.get("起", FOUNDED), until=told.get("止"),
    )  # fmt: skip
    for place, name in enumerate(told["各级"], 1):
        post = Appointment.objects.filter(person=situation.people[name]).earliest("pk")
        ChainLink.objects.create(chain=row, place=place, level=f"第{place}级", appointment=post, scope="本级工作")
