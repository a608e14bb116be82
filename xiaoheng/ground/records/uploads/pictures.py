"""图片: opened within bounds and written anew without what it tells of place, time and camera."""

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from xiaoheng.lib.refusal import Refused

MOST_PIXELS = 40_000_000
FORMATS = ("JPEG", "PNG")
ORIENTATION = 0x0112
GOOD = 90  # quality of a photograph that had to be turned upright
END = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82"}
SILENT = {"APP0", "APP2", "APP14"}  # size, colours and their order; every other part of a JPEG may tell something
SHOWN = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "adobe", "adobe_transform", "icc_profile"}
SHOWN |= {"progressive", "progression", "transparency", "gamma", "srgb", "chromaticity", "interlace", "background"}


def cleaned(data: bytes, name: str) -> bytes:
    """去除拍摄信息: the same picture, upright, without EXIF (GPS), XMP, comments or anything behind its end.

    A picture that tells nothing stays byte for byte what it was.
    """
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _vast(name)
            picture.load()
            return _rewritten(picture) if _tells(picture, data) else data
    except Refused:
        raise
    except Image.DecompressionBombError as error:
        raise _vast(name) from error
    except Exception as error:  # a damaged picture can fail anywhere in the decoder
        raise Refused(
            _("图片“%(name)s”已损坏或不完整，打不开。") % {"name": name},
            _("请重新拍照，或用看图软件另存后再上传。"),
            "文件",
        ) from error


def _tells(picture: Image.Image, data: bytes) -> bool:
    """Whether there is more in the file than the picture."""
    parts = {part for part, _content in getattr(picture, "applist", [])}
    beside = set(picture.info) - SHOWN or parts - SILENT or getattr(picture, "private_chunks", None)
    return bool(beside or picture.format not in END or not data.endswith(END[picture.format]))


def _rewritten(picture: Image.Image) -> bytes:
    """Written anew; with its own tables where a photograph need not be turned, so that it loses nothing to the eye."""
    kind = "PNG" if picture.format == "PNG" else "JPEG"
    whole = ImageOps.exif_transpose(picture) if picture.getexif().get(ORIENTATION, 1) != 1 else picture
    for key in set(whole.info) - SHOWN:
        del whole.info[key]
    how: dict[str, Any] = {} if kind == "PNG" else {"quality": "keep" if whole.format == "JPEG" else GOOD}
    out = BytesIO()
    whole.save(out, kind, exif=b"", **how)
    return out.getvalue()


def _vast(name: str) -> Refused:
    millions = MOST_PIXELS // 1_000_000
    return Refused(
        _("图片“%(name)s”超过%(n)s百万像素。") % {"name": name, "n": millions}, _("请缩小后再上传。"), "文件"
    )
