"""非涉密系统 (I-11): a file that bears a marking of secrecy is not kept."""

from django.utils.translation import gettext as _

from xiaoheng.lib import secrecy, workbook
from xiaoheng.lib.notices.decode import UnreadableNotice, decode
from xiaoheng.lib.refusal import Refused

READ = (".txt", ".csv", ".doc", ".docx", ".pdf", ".xlsx")


def refuse_marked(data: bytes, name: str) -> None:
    """密级标志: refused in the name of a file and in the head of its text; of pictures nothing is read. The name is not
    repeated: a refusal is kept."""
    if mark := secrecy.marking(name):
        raise _marked(_("文件名带有密级标志“%(mark)s”。") % {"mark": mark})
    if mark := secrecy.marking_of_head(text_of(data, name)):
        raise _marked(_("文件的版头带有密级标志“%(mark)s”。") % {"mark": mark})


def refuse_secret(*texts: str, where: str = "") -> None:
    """非涉密系统: a marking of 秘密, 机密 or 绝密 is refused in whatever is typed in; `where` = the place, in words. What
    was typed is not repeated: a refusal is kept."""
    for text in texts:
        if mark := secrecy.marking(text):
            raise Refused(
                _("%(where)s带有密级标志“%(mark)s”。") % {"where": where or _("所填文字"), "mark": mark},
                _("本系统不处理国家秘密，请不要填写，按保密规定办理。"),
                "I-11",
            )


def _marked(message: str) -> Refused:
    return Refused(message, _("本系统不处理国家秘密，请立即停止上传，按保密规定办理。"), "I-11")


def text_of(data: bytes, name: str) -> str:
    """可读的文字 of a file; empty where there is none."""
    if not name.lower().endswith(READ):
        return ""
    try:
        if name.lower().endswith(".xlsx"):
            tables = workbook.read(data, name)
            return "\n".join(str(cell) for table in tables for row in table.rows for cell in row if cell)
        return decode(data, name)
    except (UnreadableNotice, Refused):
        return ""
