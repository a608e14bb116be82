"""会议实况: where one item stands at this moment, for the rail of the meeting page and for the verbs' refusals."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from xiaoheng.lib import clock, quorum
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.meetings.models import AgendaItem, Attendance
from xiaoheng.loop.decisions.meetings.selectors.terms import recusal_shrinks_base, rule_of
from xiaoheng.loop.decisions.words import ItemState, MeetingKind, Outcome, Presence


def present_count(rows: Iterable[Attendance]) -> int:
    """实到: entitled persons in the room."""
    return sum(row.is_entitled and row.is_here for row in rows)


@dataclass(frozen=True)
class Speaker:
    """发言人: one person who may speak on the item; `waits` greys the chair until all others have spoken."""

    row: Attendance
    text: str
    position: int
    is_chair: bool
    is_recused: bool
    waits: bool


@dataclass(frozen=True)
class Standing:
    """议程项实况: 应到 N (frozen), 实到 P (present less the recused), 回避, who has spoken, the vote.

    `shrinks`: the recused are taken off N as well, where the unit has set it so.
    """

    item: AgendaItem
    rule: quorum.Quorum
    entitled: int
    present: int
    recused: int
    unmarked: tuple[str, ...]
    speakers: tuple[Speaker, ...]
    shrinks: bool = False

    @property
    def chair_here(self) -> bool:
        """Whether the chair is in the room."""
        return any(s.is_chair and s.row.is_here for s in self.speakers)

    @property
    def is_quorate(self) -> bool:
        """Whether the item may be dealt with."""
        return self.rule.is_met(self.entitled, self.present)

    @property
    def voters(self) -> tuple[Speaker, ...]:
        """Entitled persons in the room who are not recused."""
        return tuple(s for s in self.speakers if s.row.is_entitled and s.row.is_here and not s.is_recused)

    @property
    def silent(self) -> tuple[Speaker, ...]:
        """Voters besides the chair who have not spoken yet."""
        return tuple(s for s in self.voters if not s.text and not s.is_chair)

    @property
    def spoken(self) -> tuple[Speaker, ...]:
        """Those who have spoken, in their order."""
        return tuple(sorted((s for s in self.speakers if s.text), key=lambda s: s.position))

    @property
    def written(self) -> tuple[Speaker, ...]:
        """Entitled persons who are away and sent a written view."""
        return tuple(s for s in self.speakers if s.row.is_entitled and not s.row.is_here and s.row.written_view)

    @property
    def is_ripe(self) -> bool:
        """Whether all that must come before the outcome is there."""
        voted = self.item.has_vote or not self.rule.voted
        return self.item.state == ItemState.CURRENT and self.is_quorate and self.is_heard_out and voted

    @property
    def is_heard_out(self) -> bool:
        """末位表态: everybody has spoken and the chair last; a recused chair need not."""
        chair = next((s for s in self.voters if s.is_chair), None)
        return bool(chair.text) if chair else not self.silent

    @property
    def is_carried(self) -> bool:
        """过半数: the vote as entered."""
        if self.item.yes is None:
            return False
        return self.rule.carries(self.rule.measure(self.item.entitled, self.item.present), self.item.yes)

    @property
    def least_yes(self) -> int:
        """Votes needed."""
        return self.rule.least_yes(self.rule.measure(self.entitled, self.present))

    @property
    def least_present(self) -> int:
        """People needed in the room."""
        return self.rule.least_present(self.entitled)

    def refuse_without_quorum(self) -> None:
        """Refused by the item's own quorum class."""
        if not self.is_quorate:
            raise Refused(
                _("应到%(n)s人，实到（不含回避）%(p)s人，不足法定人数%(least)s人。")
                % {"n": self.entitled, "p": self.present, "least": self.least_present},
                _("请等候到会人员，或决定缓议。"),
                self.rule.code,
            )

    def outcomes(self) -> list[Outcome]:
        """结论: what the record so far allows, the computed result first. Pages offer only these."""
        if self.item.split:
            return [Outcome.DEFERRED]
        pause = [Outcome.DEFERRED, Outcome.REMANDED]
        if not (self.is_quorate and self.is_heard_out) or self.item.state != ItemState.CURRENT:
            return [Outcome.DEFERRED] if self.item.state == ItemState.WAITING or not self.is_quorate else pause
        topic, meeting = self.item.topic, self.item.meeting
        if meeting.kind == MeetingKind.PRINCIPAL:
            on = [Outcome.FORWARDED] if topic.body == MeetingKind.PARTY else [Outcome.APPROVED, Outcome.REJECTED]
            return [*on, *pause]
        if not self.item.has_vote:
            return pause
        return [Outcome.APPROVED if self.is_carried else Outcome.REJECTED, *pause]


def standing_of(item: AgendaItem, rows: Iterable[Attendance] | None = None) -> Standing:
    """Where the item stands, read anew: attendance, recusals, views."""
    seats = list(rows) if rows is not None else list(item.meeting.attendances.select_related("person"))
    recused = set(item.recusals.values_list("person_id", flat=True))
    spoken = {u.person_id: u for u in item.utterances.all()}
    meeting, day = item.meeting, item.meeting.held_on or clock.today()
    away, chair = sum(row.is_entitled and row.person_id in recused for row in seats), meeting.chair_id
    shrinks = away > 0 and recusal_shrinks_base(meeting.unit, day)
    active = [r for r in seats if r.is_entitled and r.is_here and r.person_id not in recused]
    waiting = any(r.person_id not in spoken and r.person_id != chair for r in active)
    speakers = tuple(
        Speaker(
            row=row,
            text=spoken[row.person_id].text if row.person_id in spoken else "",
            position=spoken[row.person_id].position if row.person_id in spoken else 0,
            is_chair=row.person_id == chair,
            is_recused=row.person_id in recused,
            waits=row.person_id == chair and waiting,
        )
        for row in seats
    )
    return Standing(
        item=item,
        rule=rule_of(item.quorum, meeting.unit, day),
        entitled=sum(row.is_entitled for row in seats) - (away if shrinks else 0),
        present=len(active),
        recused=away,
        unmarked=tuple(r.person.name for r in seats if r.is_entitled and r.presence == Presence.UNMARKED),
        speakers=speakers,
        shrinks=shrinks,
    )
