"""待办文件: a file held while somebody decides on it, then thrown away; it may hold personal data and is no evidence."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from xiaoheng.ground.records import disk
from xiaoheng.ground.records.services.files import LIMIT
from xiaoheng.ground.records.uploads import plain_name
from xiaoheng.lib import clock, digest
from xiaoheng.lib.refusal import Refused

HELD = timedelta(hours=24)


@dataclass(frozen=True)
class Staged:
    """待办文件: its name, and the SM3 digest under which it lies."""

    digest: str
    name: str


def stage(data: bytes, name: str) -> Staged:
    """暂存: hold a file for a day at most; what others left longer goes now. Refused by size; readers judge its kind."""
    said = {"name": plain_name(name)}
    if not data:
        raise Refused(_("文件“%(name)s”是空的。") % said, _("请重新选择文件。"))
    if len(data) > LIMIT:
        raise Refused(_("文件“%(name)s”超过 20 MB。") % said, _("请压缩或拆分后再上传。"))
    _sweep()
    file = Staged(digest.sm3(data), plain_name(name))
    disk.put(_path(file), data)
    return file


def open_staged(file: Staged) -> bytes:
    """取出暂存: the bytes; Refused when they are gone or no longer those that were uploaded."""
    path = _path(file)
    data = path.read_bytes() if path.exists() else b""
    if digest.sm3(data) != file.digest:
        raise Refused(_("暂存的文件“%(name)s”已过期或与上传时不符。") % {"name": file.name}, _("请重新上传。"))
    return data


def discard(file: Staged) -> None:
    """清除暂存."""
    _path(file).unlink(missing_ok=True)


def _path(file: Staged) -> Path:
    return Path(settings.XIAOHENG_HOME) / "staged" / file.digest


def _sweep() -> None:
    oldest = (clock.now() - HELD).timestamp()
    for path in Path(settings.XIAOHENG_HOME, "staged").glob("*"):
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
