"""上下文 Parties and deadlines carried from headings, introductions and earlier sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from xiaoheng.lib.notices import judge, parties
from xiaoheng.lib.notices.deadlines import Deadline, scan

_STAGE = re.compile(r"阶段|[(（].{0,30}(?:月|日|周).{0,12}[)）]|时间[:：]|\d月")

_ASKED = re.compile(
    r"^[^\u4e00-\u9fff]*[一二三四五六七八九十]{0,2}[、.)]?(?:严格|规范|明确|执行|落实|控制|扩大|完善|加强|坚持|健全|改进|优化|拓展)|.*(?:责任|分工|任务)"
)
# (一)整治“校园餐”突出问题: what is to be done about it stands below.
_MENDS = re.compile(
    r"^[^\u4e00-\u9fff]*[一二三四五六七八九十]{0,3}[、.)]?\s*(?:集中|专项|全面|限期|着力|扎实|认真)?(?:整治|治理|解决|整改|纠治|查摆|排查|清理|纠正)"
)
_GENERAL = re.compile("各(?:中小)?学?校|各单位|各中小学校?、?")
UNKNOWN = date(2000, 1, 1)  # stands in where a notice has neither date nor year; dates counted from it are dropped


@dataclass(frozen=True)
class Intro:
    """引语 “各校要做好以下工作:” holds for the items below it."""

    level: int
    party: tuple[str, ...]
    deadline: Deadline | None
    monthly: bool = False  # “3月:” in a plan by months, where every act is a duty


@dataclass
class Heading:
    """标题 One open heading."""

    level: int
    text: str
    deadline: Deadline | None = None
    who: tuple[str, ...] = ()
    skip: bool = False
    soft: bool = False


@dataclass
class Context:
    """上下文 Where the walk stands."""

    anchor: date
    addressees: list[str]
    dated: bool = True
    narrative: bool = False
    issuer: str | None = None
    headings: list[Heading] = field(default_factory=list)
    intros: list[Intro] = field(default_factory=list)
    party: tuple[str, ...] = ()
    last_deadline: Deadline | None = None
    block_index: int = 0
    general: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    labelled: bool = False
    listed: int | None = None  # the level of an item that ended with ;
    notes: bool = False  # below 注:, where only firm duties count
    tied: Deadline | None = None  # what the days before were counted from, within a paragraph
    day: date | None = None  # the day that an hour without a day belongs to

    def enter(self, level: int, text: str) -> None:
        """进入标题 Open a heading: deeper ones and their introductions end."""
        self.headings = [h for h in self.headings if h.level < level]
        self.intros = [i for i in self.intros if i.level < level]
        self.general = self.general if level > 1 else ()
        deadline = None
        if _STAGE.search(text):
            found = [f.deadline for f in scan(text, self.anchor) if f.deadline.kind in ("date", "range", "period")]
            deadline = found[0] if found else None
        self.headings.append(
            Heading(
                level,
                text,
                deadline,
                tuple(parties.labelled(text).who) or parties.heading(text),
                bool(level <= 2 and judge.TARGET_SECTION.search(text) and not _MENDS.match(text)),
                bool(level <= 2 and judge.SOFT_SECTION.search(text) and not _ASKED.search(text)),
            )
        )
        self.party = ()
        self.block_index += 1

    def block(self, level: int, text: str) -> None:
        """进入段落 A new paragraph or item: introductions of its own or a deeper level end."""
        if level < 9:
            self.intros = [i for i in self.intros if i.level < level or i.level == 9]
        placed = any(h.who for h in self.headings) or any(i.party for i in self.intros)
        self.party = self.party if self.listed == level and not placed else ()  # 1.各校要…;2.…: one sentence
        self.listed = level if text.rstrip().endswith(";") else None
        self.day = self.day if self.day == self.anchor else None
        self.last_deadline = self.tied = None
        self.block_index += 1

    def ask(self, names: Sequence[str]) -> None:
        """承前 These are asked, and go on being asked; 各校 also by the other items of a section."""
        self.party = tuple(names)
        if self.addressees and all(_GENERAL.fullmatch(name) for name in names):
            self.general = self.party

    def resume(self) -> None:
        """问题之后 What must be done about a finding follows: the heading of the finding no longer holds it back."""
        for heading in self.headings:
            heading.skip = heading.soft = False

    def introduce(self, intro: Intro) -> None:
        """引语 Remember an introduction."""
        self.intros = [i for i in self.intros if i.level < intro.level] + [intro]

    @property
    def skip(self) -> bool:
        """True inside sections of aims, background or results."""
        return any(h.skip for h in self.headings)

    @property
    def monthly(self) -> bool:
        """True below a month of a plan by months."""
        return any(i.monthly for i in self.intros)

    @property
    def soft(self) -> bool:
        """True inside sections of criteria or contents of a check, where only firm duties count."""
        return any(h.soft for h in self.headings)

    @property
    def section(self) -> str | None:
        """Innermost heading."""
        return self.headings[-1].text if self.headings else None

    def carried(self) -> list[str]:
        """承前主体 The party in force when a sentence names none."""
        if self.party:
            return list(self.party)
        for heading in reversed(self.headings):
            if heading.who:
                return list(heading.who)
        for intro in reversed(self.intros):
            if intro.party:
                return list(intro.party)
        return list(self.general) or list(self.addressees) or list(self.common)

    def sources(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """可承主体 All who may be asked where a sentence names nobody, by where they were asked."""
        heads = [h.who for h in self.headings if h.who][-1:]
        intros = [i.party for i in self.intros if i.party][-1:]
        each = [(f"addr{min(index, 2)}", (name,)) for index, name in enumerate(self.addressees[:8])]
        told = [
            ("party", self.party),
            *(("head", who) for who in heads),
            *(("intro", who) for who in intros),
            ("general", self.general),
            ("addressees", tuple(self.addressees)),
            *(each if len(each) > 1 else []),
            ("issuer", (self.issuer,) if self.issuer else ()),
            ("carried", tuple(self.carried())),
        ]
        return tuple((source, who) for source, who in told if who)

    def stage(self) -> Deadline | None:
        """阶段时限 The deadline of the introduction or heading above."""
        for intro in reversed(self.intros):
            if intro.deadline:
                return intro.deadline
        return next((h.deadline for h in reversed(self.headings) if h.deadline), None)
