"""PDF: a Word document turned by an office program, where one is installed; nothing is fetched for it."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from xiaoheng.lib.refusal import Refused

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 90


def converter() -> str | None:
    """转换程序: the path of an installed one, or None."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def to_pdf(data: bytes, suffix: str = ".docx") -> bytes:
    """转为 PDF: a Word document, or a file of another kind. Refused: no program is there, or it does not manage it."""
    program = converter()
    if program is None:
        raise Refused(_("服务器没有安装文档转换程序。"), _("请下载 Word 文件，用办公软件另存为 PDF。"), "PDF")
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
            raise Refused(message, _("请下载 Word 文件，用办公软件另存为 PDF。"), "PDF") from fault
