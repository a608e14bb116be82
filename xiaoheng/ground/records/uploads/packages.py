"""文档包 (.docx, .xlsx): a zip within bounds, of the promised kind, with nothing that runs, fetches or hides."""

import re
import zipfile
from io import BytesIO

from django.utils.translation import gettext as _

from xiaoheng.lib.refusal import Refused

MOST_PARTS, MOST_UNPACKED, MOST_RATIO, SMALL = 2_000, 200 * 2**20, 100, 2**20
MOST_HEAD = 64 * 2**10
MAIN = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
LINK = 0xA  # the kind of a file in its Unix mode: a symbolic link
RUNS = (".exe", ".dll", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".hta", ".lnk", ".jar", ".zip", ".rar", ".7z")
# A part of the document that lies elsewhere; a hyperlink is followed by a person, the others by the program itself.
ELSEWHERE = re.compile(rb"\bTarget=[\"'](?:https?:|ftp:|\\\\|//|file:(?!///))", re.IGNORECASE)
EXTERNAL, HYPERLINK = (re.compile(rb"TargetMode=[\"']External"), re.compile(rb"/hyperlink[\"']"))


def check(data: bytes, name: str, suffix: str) -> None:
    """查验文档包; Refused with what is wrong and what to do."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            _refuse_bomb(parts, len(data), name)
            _refuse_odd(parts, name, suffix)
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    _refuse_markup(package, part, name)
    except Refused:
        raise
    except Exception as error:  # a damaged package can fail anywhere in the reader
        raise Refused(_("文件“%(name)s”已损坏，打不开。") % {"name": name}, _save_as(), "文件") from error


def _refuse_bomb(parts: list[zipfile.ZipInfo], size: int, name: str) -> None:
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    thin = unpacked > SMALL and unpacked > packed * MOST_RATIO
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or packed > size or thin:
        raise Refused(
            _("文件“%(name)s”展开后过大，疑似压缩炸弹。") % {"name": name}, _("请用原软件另存一份小的再上传。"), "文件"
        )


def _refuse_odd(parts: list[zipfile.ZipInfo], name: str, suffix: str) -> None:
    names = [part.filename for part in parts]
    said = {"name": name}
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(_("文件“%(name)s”设有密码。") % said, _("请取消密码后再上传。"), "文件")
    astray = [one for one in names if one.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", one) or ":" in one]
    if astray or any(part.external_attr >> 28 == LINK for part in parts):
        raise Refused(_("文件“%(name)s”内含越出目录的文件名。") % said, _("请勿上传来历不明的文件。"), "文件")
    if any(one.lower().endswith("vbaproject.bin") for one in names):
        raise Refused(_("文件“%(name)s”带有宏。") % said, _save_as(), "文件")
    if any(one.lower().endswith(RUNS) for one in names):
        raise Refused(_("文件“%(name)s”里夹带程序或压缩包。") % said, _("请去掉夹带的内容后再上传。"), "文件")
    if MAIN[suffix] not in names:
        raise Refused(_("文件“%(name)s”的内容与扩展名不符。") % said, _("请用原软件另存后再上传。"), "文件")


def _refuse_markup(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    rels = part.filename.lower().endswith(".rels")
    with package.open(part) as stream:
        head = stream.read(2**20 if rels else MOST_HEAD)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise Refused(_("文件“%(name)s”内含外部实体声明。") % {"name": name}, _("请勿上传来历不明的文件。"), "文件")
    if rels and any(_fetches(tag) for tag in head.split(b">")):
        raise Refused(
            _("文件“%(name)s”打开时会从网上取内容。") % {"name": name},
            _("请去掉联网的模板、图片后另存，再上传。"),
            "文件",
        )


def _fetches(tag: bytes) -> bool:
    return bool(EXTERNAL.search(tag) and ELSEWHERE.search(tag) and not HYPERLINK.search(tag))


def _save_as() -> str:
    return _("请用 Word、Excel 或 WPS 另存为 .docx 或 .xlsx 后再上传。")
