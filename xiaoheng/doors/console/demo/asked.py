"""Requests to the county: answered ones, and in the first county two that were left lying."""

from datetime import date, timedelta

from xiaoheng.doors.console.demo.build import Place, Planted, World
from xiaoheng.ground.organisation.models import SuperiorRequest, Unit
from xiaoheng.ground.organisation.words import RequestKind, RequestState, UnitKind
from xiaoheng.loop.decisions.models import Gate, GateKind, Matter, Topic, TopicMatter
from xiaoheng.loop.decisions.words import GateCode, MeetingKind, TopicState

ANSWERED = ("关于调整校级领导分工的请示", "关于学校章程修订的请示", "关于举办校园开放日的请示")
TERM = 30  # days within which the county answers


def ask(world: World) -> None:
    """Some requests of every county, sent over the last half year."""
    rows = []
    counties = [unit for unit in world.units if unit.kind == UnitKind.COUNTY]
    for county in counties:
        hosts = hosts_of(world, county)
        for index, title in enumerate(ANSWERED):
            row = _request(hosts[index], county, title, world.today - timedelta(days=70 + 30 * index))
            row.state, row.reply, row.reply_number = (
                RequestState.APPROVED,
                "同意。",
                f"批〔{row.due_on.year}〕{index + 1}号",
            )
            row.replied_on = row.sent_on + timedelta(days=12)
            rows.append(row)
    first = hosts_of(world, counties[0])
    lying = _request(first[3], counties[0], "关于校舍改扩建的请示", world.today - timedelta(days=40))
    branch = _request(first[4], counties[0], "关于增设年级组党支部的请示", world.today - timedelta(days=45))
    SuperiorRequest.objects.bulk_create([*rows, lying, branch])
    _about(branch, first[4])
    world.planted += [Planted("G-03", counties[0].code), Planted("A-24", counties[0].code)]


def hosts_of(world: World, county: Unit) -> list[Place]:
    """The seats of the organisations of a county."""
    return [place for place in world.places if place.host and place.unit.log == county.code]


def _request(place: Place, county: Unit, title: str, sent: date) -> SuperiorRequest:
    return SuperiorRequest(
        unit=place.unit, superior=county, number=f"〔{sent.year}〕1号", kind=RequestKind.ASK, title=title, text=title,
        sent_on=sent, due_on=sent + timedelta(days=TERM),
    )  # fmt: skip


def _about(request: SuperiorRequest, place: Place) -> None:
    """The topic under 党组织设置 that waits for the answer."""
    matter = Matter.objects.get(code="P03")
    topic = Topic.objects.create(
        unit=place.unit, org=place.org, title="增设年级组党支部", text="拟按年级组增设党支部。",
        proposed_on=request.sent_on - timedelta(days=6), state=TopicState.GATED, body=MeetingKind.PARTY,
        stage=MeetingKind.PARTY, quorum=matter.quorum, categories=matter.category,
    )  # fmt: skip
    TopicMatter.objects.create(topic=topic, matter=matter)
    kind = GateKind.objects.get(code=GateCode.SUPERIOR)
    Gate.objects.create(topic=topic, round=1, kind=kind, request=request)
    request.subject_kind, request.subject = Topic._meta.label_lower, str(topic.pk)
    request.save(update_fields=["subject_kind", "subject"])
