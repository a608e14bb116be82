"""旧格式 Text of a .doc file, where the machine has a converter: LibreOffice, antiword or catdoc."""

import shutil
import subprocess
import tempfile
from pathlib import Path

SECONDS = 60
_NONE = "暂不能读取 .doc 旧格式（服务器没有安装 LibreOffice），请用文字处理软件另存为 .docx 后再上传。"
_FAILED = ".doc 文件未能转换，可能已损坏，请用文字处理软件打开并另存为 .docx 后再上传。"
_LOCKED = "文件设有密码，请去掉密码，另存为 .docx 后再上传。"
_OTHER = "文件不是 Word 文档（.doc 旧格式的内容不全，或者是表格等其他文件），请上传 .txt、.docx 或 .pdf 格式的通知。"
_WORD, _CIPHER = (name.encode("utf-16-le") for name in ("WordDocument", "EncryptedPackage"))
_PLAIN = {"antiword": ["-m", "UTF-8.txt", "-w", "0"], "catdoc": ["-d", "utf-8", "-w"]}


def read(data: bytes) -> tuple[bytes, str]:
    """转换 The file as .docx or as UTF-8 text and "", or b"" and the reason why not, with the remedy."""
    if _CIPHER in data:
        return b"", _LOCKED
    if _WORD not in data:
        return b"", _OTHER
    office = shutil.which("soffice") or shutil.which("libreoffice")
    plain = next((name for name in _PLAIN if shutil.which(name)), None)
    if not office and not plain:
        return b"", _NONE
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "notice.doc"
        source.write_bytes(data)
        try:
            found = _by_office(office, source) if office else _by_plain(str(plain), source)
        except (OSError, subprocess.SubprocessError):
            found = b""
    return found, "" if found.strip() else _FAILED


def _by_office(office: str, source: Path) -> bytes:
    profile = f"-env:UserInstallation=file://{source.parent / 'profile'}"
    order = [office, profile, "--headless", "--convert-to", "docx", "--outdir", str(source.parent), str(source)]
    subprocess.run(order, capture_output=True, timeout=SECONDS, check=True)
    made = source.with_suffix(".docx")
    return made.read_bytes() if made.exists() else b""


def _by_plain(name: str, source: Path) -> bytes:
    order = [name, *_PLAIN[name], str(source)]
    return subprocess.run(order, capture_output=True, timeout=SECONDS, check=True).stdout
