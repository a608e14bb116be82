"""组织生活上传包: a month's records and their table as one archive, sent piece by piece: one record at a time in memory."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xiaoheng.doors.reports.grid import Grid, workbook
from xiaoheng.doors.reports.minutes import chinese_day
from xiaoheng.doors.reports.official import Paper
from xiaoheng.ground.records import services as records
from xiaoheng.ground.records.models import StoredFile
from xiaoheng.lib import secrecy
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.life.selectors import Column, Month, Record
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import MinutesState

BAD_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
LONGEST = 60  # characters of a name
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the archive tells no clock: the same records give the same bytes


class _Outlet:
    """What the archive is written to: bytes wait here until they are sent."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.waiting.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is kept back."""

    def close(self) -> None:
        """Nothing is open."""

    def taken(self) -> bytes:
        """What has come since it was last asked."""
        data, self.waiting = b"".join(self.waiting), []
        return data


def plain(text: str) -> str:
    """A name for a file in the archive: no part of a path, not too long, never empty."""
    return BAD_NAME.sub("_", text).strip(" .")[:LONGEST] or "_"


def package(month: Month, columns: Sequence[Column]) -> Iterator[bytes]:
    """上传包: each meeting's minutes, or a record made from its row; then the table; then what was left out."""
    outlet, said, rows = _Outlet(), _left_out(month), []
    with ZipFile(outlet, "w", ZIP_DEFLATED) as archive:
        for record in month.records:
            names = []
            for name, data in _files(record, said):
                archive.writestr(_part(f"记录/{name}"), data, ZIP_DEFLATED)
                names.append(name)
                yield outlet.taken()
            rows.append([column.value(replace(record, files=names)) for column in columns])
        table = workbook([Grid("组织生活", [column.head for column in columns], rows)])
        archive.writestr(_part("字段表.xlsx"), table)
        archive.writestr(_part("说明.txt"), "\r\n".join(said).encode("utf-8-sig"), ZIP_DEFLATED)
    yield outlet.taken()


def _part(name: str) -> ZipInfo:
    return ZipInfo(name, FIRST_DAY)


def _left_out(month: Month) -> list[str]:
    """说明: whose month it is, and what of it is not here."""
    said = [
        f"{month.org.name}　{month.first.year}年{month.first.month}月组织生活上传包",
        f"记录{len(month.records)}次。",
    ]
    said += [f"未列入：{_called(row)}，带有密级标志，按保密规定另行办理。" for row in month.secret]
    for entry in month.missed:
        why = f"未召开，{entry.reason}" if entry.missed_on else "未登记召开"
        said.append(f"计划{chinese_day(entry.planned_on)}的{entry.get_kind_display()}：{why}。")
    return [*said, "谈心谈话只记次数，不在包内。"]


def _called(row: Meeting) -> str:
    return f"{chinese_day(row.held_on or row.planned_on)}的{row.get_kind_display()}"


def _files(record: Record, said: list[str]) -> Iterator[tuple[str, bytes]]:
    """The papers of a meeting: signed minutes and their scan, or a record made on the spot; one at a time."""
    meeting = record.meeting
    stem = f"{record.number:02} {_day(meeting.held_on)} {plain(str(meeting.get_kind_display()))}"
    minutes = getattr(meeting, "minutes", None)
    kept = [minutes.file, minutes.scan] if minutes is not None and minutes.state == MinutesState.SIGNED else []
    stored = {row.digest: row for row in StoredFile.objects.filter(digest__in=[key for key in kept if key])}
    found = False
    for digest in dict.fromkeys(key for key in kept if key in stored):
        row = stored[digest]
        try:
            data = records.open_file(row)
        except Refused:
            said.append(f"未列入：{_called(meeting)}的文件“{plain(row.name)}”，文件缺失或与摘要不符。")
            continue
        if secrecy.marking(row.name):
            said.append(f"未列入：{_called(meeting)}的一份文件，带有密级标志。")
            continue
        found = True
        yield f"{stem} {plain(Path(row.name).stem)}{Path(row.name).suffix.lower()}", data
    if not found:
        yield f"{stem}.docx", record_paper(meeting)


def record_paper(meeting: Meeting) -> bytes:
    """会议记录: what was entered of a meeting of organisation life, as a page to be filed."""
    paper, holder = Paper("组织生活记录"), meeting.org.name if meeting.org else meeting.unit.name
    paper.title(f"{holder}\n{meeting.get_kind_display()}记录")
    lines = [
        ("时间", chinese_day(meeting.held_on or meeting.planned_on)),
        ("地点", meeting.place),
        ("主题", meeting.title),
        ("主持人", meeting.chair.name if meeting.chair else ""),
        ("到会", f"应到{meeting.entitled}人，实到{meeting.present}人"),
        ("所属年度", f"{meeting.for_year}年度" if meeting.for_year else ""),
        ("内容", meeting.summary),
    ]
    for label, text in lines:
        if text:
            paper.text(text, label=f"{label}：")
    if meeting.is_back_dated:
        paper.text(f"本记录于{chinese_day(meeting.entered_on)}补录。")
    return paper.data()


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
