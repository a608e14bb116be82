"""解码 Bytes of an uploaded notice to text: .txt in the usual encodings, .docx with its tables, .pdf, .doc."""

from typing import Any

from xiaoheng.lib.notices import old_word, page, pdf, word

_MAX_BYTES = 20 * 1024 * 1024
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")


class UnreadableNotice(ValueError):
    """无法读取 The file cannot be read; the message says why and what to do."""


def decode(data: bytes, filename: str = "") -> str:
    """解码 Text of a notice with “\\n” line ends; raises UnreadableNotice with the remedy where it cannot be read."""
    if not data.strip(b"\x00 \r\n\t"):
        raise UnreadableNotice("文件是空的，请检查后重新上传。")
    if len(data) > _MAX_BYTES:
        raise UnreadableNotice("文件超过 20 MB，请删去图片或拆分后再上传。")
    if data.startswith(b"{\\rtf"):
        raise UnreadableNotice("暂不能读取 .rtf 文件，请另存为 .docx 或 .txt 后再上传。")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        data = _made(old_word.read(data))
    if b"%PDF-" in data[:1024]:
        return _lines(_made(pdf.read(data)))
    if data.startswith(b"PK"):
        return _lines(_made(word.read(data)))
    if data.startswith(_PICTURES) and b"\x00" in data[:64]:
        raise UnreadableNotice("文件是图片，不能直接读取，请先用文字识别软件转成 .docx 或 .txt 后再上传。")
    if filename.lower().endswith(".docx"):
        raise UnreadableNotice("文件扩展名是 .docx，但内容不是 Word 文档，请用文字处理软件重新另存。")
    text = _lines(_text(data))
    return page.words(text) if page.is_page(text) else text


def converted(data: bytes) -> bool:
    """是否经转换 True where the text of a file is not its own characters: Word, PDF, web page."""
    text = data.startswith((b"PK", b"\xd0\xcf\x11\xe0")) or b"%PDF-" in data[:1024]
    return text or page.is_page(data[:2000].decode("utf-8", "replace"))


def _made(found: tuple[Any, str]) -> Any:
    """What a converter made of the file, or its reason as a refusal."""
    made, reason = found
    if reason:
        raise UnreadableNotice(reason)
    return made


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


def _text(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _strict(data, "utf-16")
    if data.startswith(b"\xef\xbb\xbf"):
        return _strict(data, "utf-8-sig")
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    zeros = data[:400].count(0)
    if zeros > len(data[:400]) // 8:
        return _strict(data, "utf-16-le" if data[1:400:2].count(0) > data[0:400:2].count(0) else "utf-16-be")
    readings = [(_score(text), text) for name in ("gb18030", "big5") if (text := _attempt(data, name)) is not None]
    wide = [
        (_score(t), t)
        for n in ("utf-16-le", "utf-16-be")
        if len(data) % 2 == 0 and (t := _attempt(data, n)) is not None
    ]
    best = max(readings + wide, default=(0.0, ""), key=lambda pair: pair[0])
    if best[0] < 0.5:
        raise UnreadableNotice("无法识别文件编码，请另存为 UTF-8 编码的 .txt 或 .docx 后再上传。")
    return _checked(best[1])


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _strict(data: bytes, encoding: str) -> str:
    text = _attempt(data, encoding)
    if text is None:
        raise UnreadableNotice("文件编码有损坏，请另存为 UTF-8 编码的 .txt 或 .docx 后再上传。")
    return _checked(text)


def _checked(text: str) -> str:
    if (
        text.count("\x00") > len(text) // 50
        or sum(c < " " and c not in "\t\n\r\f\x0b" for c in text[:4000]) > len(text[:4000]) // 10
    ):
        raise UnreadableNotice("文件不是文本，请上传 .txt、.docx 或 .pdf 格式的通知。")
    return text


_COMMON = set(
    "的一是在不了和有大这主中人上为来分个用年到时国各学校要党组织工作教育部门月日前完成单位通知关于会员师生责任"
)
_COMMON |= set("這來個國學黨組織關門於會員師責業務單號報習開實導長區縣")


def _score(text: str) -> float:
    """Share of common Chinese characters and signs: the right reading has many, a wrong one hardly any."""
    sample = text[:4000]
    seen = sum(c in _COMMON for c in sample) * 3 + sum(c in "，。、；：“”（）《》\n " or c.isascii() for c in sample)
    odd = sum("\ue000" <= c <= "\uf8ff" or "\u3400" <= c <= "\u4dbf" or c == "\ufffd" for c in sample)
    return (seen - 5 * odd + 0.4 * sum("\u4e00" <= c <= "\u9fff" for c in sample)) / max(1, len(sample))
