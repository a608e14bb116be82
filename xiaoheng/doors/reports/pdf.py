"""PDF: of each text, and of each Word document that is understood wholly; of others where an office program is."""

import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from xiaoheng.doors.reports.official import Paper
from xiaoheng.doors.reports.typeset import typeset
from xiaoheng.lib.csv_text import decode
from xiaoheng.lib.refusal import Refused

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 90
UNPRINTED = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")  # Word has no place for them


def converter() -> str | None:
    """转换程序: the path of an installed one, or None."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def to_pdf(data: bytes, suffix: str = ".docx") -> bytes:
    """转为 PDF: a Word document, or a file of another kind. Refused: nothing here can print it whole."""
    if suffix == ".txt":
        data, suffix = _lined(data), ".docx"
    printed = typeset(data) if suffix == ".docx" else None
    return printed or _converted(data, suffix)


def _lined(data: bytes) -> bytes:
    """A text as a Word document, line by line."""
    paper = Paper("")
    paper.text(UNPRINTED.sub("", decode(data)))
    return paper.data()


def _converted(data: bytes, suffix: str) -> bytes:
    program = converter()
    if program is None:
        message = _(
            "这份文件里有系统不能排版的内容（如自动编号、文本框、字库没有的字），服务器也没有安装文档转换程序。"
        )
        raise Refused(message, _("请下载原文件，用办公软件另存为 PDF。"), "PDF")
    with TemporaryDirectory(prefix="xiaoheng-pdf-") as folder:
        source, made = Path(folder, f"paper{suffix}"), Path(folder, "paper.pdf")
        source.write_bytes(data)
        # A profile of its own: two conversions at once would wait for each other's lock.
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
            return made.read_bytes()
        except (subprocess.SubprocessError, OSError) as fault:
            message = _("这份文件没有转换成功。")
            raise Refused(message, _("请下载原文件，用办公软件另存为 PDF。"), "PDF") from fault
