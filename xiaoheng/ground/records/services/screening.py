"""密级检查: no file whose name or head bears a marking of 秘密, 机密 or 绝密 is kept (I-11)."""

from pathlib import Path

from django.utils.translation import gettext as _

from xiaoheng.lib import secrecy, workbook
from xiaoheng.lib.notices.decode import UnreadableNotice, decode
from xiaoheng.lib.refusal import Refused

PICTURES = (".jpg", ".jpeg", ".png")


def refuse_marked(data: bytes, name: str) -> None:
    """不存涉密文件: the name, and the head of the text: of .pdf (read apart, bounded), .docx, .doc, .xlsx and plain."""
    if mark := secrecy.marking(name):
        raise _refusal(_("文件名“%(name)s”带有密级标志“%(mark)s”。") % {"name": name, "mark": mark})
    if mark := secrecy.marking_of_head(text_of(data, name)):
        raise _refusal(_("文件“%(name)s”的版头带有密级标志“%(mark)s”。") % {"name": name, "mark": mark})


def text_of(data: bytes, name: str) -> str:
    """What can be read of a file; nothing of pictures, scans and what is broken: those are for people to look at."""
    suffix = Path(name).suffix.lower()
    if suffix in PICTURES:
        return ""
    try:
        if suffix == ".xlsx":
            tables = workbook.read(data, name)
            return "\n".join(str(cell) for table in tables for row in table.rows for cell in row if cell)
        return decode(data, name)
    except (UnreadableNotice, Refused):
        return ""


def _refusal(message: str) -> Refused:
    return Refused(message, _("本系统不处理国家秘密，请立即停止上传，按保密规定办理。"), "I-11")
