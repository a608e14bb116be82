"""文件种类 by the leading bytes; what a name says comes second."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xiaoheng.lib.refusal import Refused

PDF, OLE, ZIP, JPEG, PNG, TEXT = "pdf", "ole", "zip", "jpeg", "png", "text"
SIGNS = (
    (b"%PDF-", PDF),
    (b"\xd0\xcf\x11\xe0", OLE),
    (b"PK\x03\x04", ZIP),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
)
NAMED = {
    ".pdf": PDF,
    ".doc": OLE,
    ".docx": ZIP,
    ".xlsx": ZIP,
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".png": PNG,
    ".txt": TEXT,
    ".csv": TEXT,
}
PICTURES = {JPEG: ".jpg", PNG: ".png"}
# What is often handed in and not taken: its sign, where the sign stands, what it is, what to do.
FOREIGN: tuple[tuple[tuple[bytes, ...], int, Promise, Promise], ...] = (
    (
        (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypheif", b"ftypavif"),
        4,
        _("手机的高效格式照片（HEIC）"),
        _("请在手机上转成 JPEG，或在相机设置里选“兼容性最佳”后重拍。"),
    ),
    ((b"ftyp",), 4, _("视频"), _("请改用照片或文字材料，不必上传视频。")),
    ((b"GIF8",), 0, _("GIF 动图"), _("请另存为 JPEG 或 PNG。")),
    ((b"WEBP",), 8, _("网页图片（WebP）"), _("请另存为 JPEG 或 PNG。")),
    ((b"II*\x00", b"MM\x00*"), 0, _("扫描图（TIFF）"), _("请另存为 PDF、JPEG 或 PNG。")),
    ((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), 0, _("压缩包"), _("请解压后逐个上传其中的文件。")),
    ((b"MZ\x90", b"MZ\x00", b"\x7fELF", b"#!/"), 0, _("程序"), _("系统不收程序文件。")),
    ((b"<svg", b"<?xml", b"<!DOCTYPE", b"<html", b"<HTML"), 0, _("网页或矢量图"), _("请另存为 PDF 后上传。")),
)


def kind_of(data: bytes) -> str:
    """种类 by content; plain text where no sign is found and no byte is none of a text's."""
    found = next((kind for sign, kind in SIGNS if data.startswith(sign)), "")
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    return found or (TEXT if wide or b"\x00" not in data[:4096] else "")


def refuse_foreign(data: bytes, name: str) -> None:
    """不收的种类: said by what it is and what to do instead."""
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:64] if kind_of(data) == TEXT else data[:64]
    for signs, at, what, remedy in FOREIGN:
        if any(head[at:].startswith(sign) for sign in signs):
            raise Refused(_("“%(name)s”是%(what)s，不能上传。") % {"name": name, "what": what}, str(remedy), "文件")
