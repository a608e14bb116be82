"""PDF: without scripts, programs to launch or a second file behind its end."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext as _

from xiaoheng.lib.refusal import Refused

ACTIVE = re.compile(rb"/(JavaScript|Launch|RichMedia|EmbeddedFile)\b")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
PACKED = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
MOST_UNPACKED = 50 * 2**20


def check(data: bytes, name: str) -> None:
    """查验 PDF: names may be written with escapes, and objects packed into streams; both are looked through."""
    if any(ACTIVE.search(_named(piece)) for piece in (data, *_packed(data))):
        raise Refused(
            _("PDF“%(name)s”内含脚本、程序或附件。") % {"name": name}, _("请重新打印成 PDF 后再上传。"), "文件"
        )
    if zipfile.is_zipfile(BytesIO(data)):
        raise Refused(_("PDF“%(name)s”里藏有压缩包。") % {"name": name}, _("请重新打印成 PDF 后再上传。"), "文件")


def _named(piece: bytes) -> bytes:
    """Names without their escapes: /J#61vaScript is /JavaScript."""
    return ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), piece) if b"#" in piece else piece


def _packed(data: bytes) -> Iterator[bytes]:
    """Streams of packed objects, unpacked within bounds; what cannot be unpacked shows nothing to a reader either."""
    left = MOST_UNPACKED
    for found in PACKED.finditer(data):
        try:
            piece = zlib.decompressobj().decompress(data[found.end() :], max(1, left))
        except zlib.error:
            continue
        left -= len(piece)
        yield piece
        if left <= 0:
            return
