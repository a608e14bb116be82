"""查验: one upload, from its kind to what is hidden in it."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from xiaoheng.ground.records.uploads import packages, pdfs, pictures
from xiaoheng.ground.records.uploads.kinds import NAMED, OLE, PDF, PICTURES, ZIP, kind_of, refuse_foreign
from xiaoheng.ground.records.uploads.secret import refuse_marked
from xiaoheng.lib.refusal import Refused

MACROS, LOCKED, WORD = ("_VBA_PROJECT", "EncryptedPackage", "WordDocument")  # names of streams in an OLE file


@dataclass(frozen=True)
class Inspected:
    """查验后的文件: bytes and name as they may be kept: a picture without its place, under the suffix it really has."""

    data: bytes
    name: str


def inspect(data: bytes, name: str) -> Inspected:
    """查验上传件, whose size and suffix are known to be allowed; Refused with what it is and what to do instead."""
    kind, suffix = kind_of(data), PurePosixPath(name).suffix.lower()
    refuse_foreign(data, name)
    if kind in PICTURES and NAMED.get(suffix) in PICTURES:
        return Inspected(pictures.cleaned(data, name), _rightly_named(name, kind))
    if kind != NAMED.get(suffix):
        raise Refused(_("文件“%(name)s”的内容与扩展名不符。") % {"name": name}, _("请用原软件另存后再上传。"), "文件")
    if kind == ZIP:
        packages.check(data, name, suffix)
    elif kind == PDF:
        pdfs.check(data, name)
    elif kind == OLE:
        _check_ole(data, name)
    refuse_marked(data, name)
    return Inspected(data, name)


def _rightly_named(name: str, kind: str) -> str:
    """The name with the suffix of its content: a photograph called .png is a .jpg."""
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
    return name if NAMED[suffix.lower()] == kind else f"{stem}{PICTURES[kind]}"


def _check_ole(data: bytes, name: str) -> None:
    said = {"name": name}
    if LOCKED.encode("utf-16-le") in data:
        raise Refused(_("文件“%(name)s”设有密码。") % said, _("请取消密码后再上传。"), "文件")
    if MACROS.encode("utf-16-le") in data:
        raise Refused(_("文件“%(name)s”带有宏。") % said, _("请另存为不带宏的 .docx 后再上传。"), "文件")
    if WORD.encode("utf-16-le") not in data:
        raise Refused(_("文件“%(name)s”的内容与扩展名不符。") % said, _("请用原软件另存后再上传。"), "文件")
