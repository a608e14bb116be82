"""PDF 文本 Text of a .pdf file, taken out in a process of its own so that a broken file costs seconds at most.

Run as a script it reads the file from its input and writes the text, or ends with one of the codes below.
"""

import io
import subprocess
import sys
from pathlib import Path

PAGES = 300
SECONDS = 25
MEMORY = 1536 * 1024 * 1024
LOCKED, LONG, BROKEN = 3, 4, 5
_REASONS = {
    LOCKED: "PDF 文件设有密码，请去掉密码或另存为 .docx 后再上传。",
    LONG: f"PDF 文件超过{PAGES}页，请拆分后再上传。",
    BROKEN: "PDF 文件已损坏，请重新导出，或另存为 .docx 后再上传。",
}  # fmt: skip


def read(data: bytes) -> tuple[str, str]:
    """取文本 The text of a PDF and "", or "" and the reason why there is none, with the remedy."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(Path(__file__))], input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return "", "PDF 文件过于复杂，未能在限定时间内读完，请拆分，或另存为 .docx 后再上传。"
    if done.returncode:
        return "", _REASONS.get(done.returncode, _REASONS[BROKEN])
    text = done.stdout.decode("utf-8", "replace")
    if len("".join(text.split())) < 10:
        return "", "PDF 文件里没有文字（可能是扫描件），请先用文字识别软件转成 .docx 或 .txt 后再上传。"
    if sum("\ue000" <= c <= "\uf8ff" or c == "\ufffd" for c in text) > len(text) // 20:
        return "", "PDF 文件的文字无法识别（字体没有编码），请另存为 .docx 或 .txt 后再上传。"
    return text, ""


def _limit() -> None:
    """Bound the time and memory of this process, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _extract(data: bytes) -> str:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        sys.exit(LOCKED)
    if len(reader.pages) > PAGES:
        sys.exit(LONG)
    return "\n".join(page.extract_text() for page in reader.pages)


def main() -> None:
    """子进程 Read the input, write the text."""
    _limit()
    try:
        text = _extract(sys.stdin.buffer.read())
    except Exception:
        sys.exit(BROKEN)
    sys.stdout.buffer.write(text.replace("\x00", "").encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
