"""坏文件 of the corpus, each made in memory: what people hand in by mistake, and what somebody hands in on purpose."""

import struct
import zipfile
import zlib
from io import BytesIO

from PIL import Image

REL = '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" {}/>'
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
GPS = {1: "N", 2: (30.0, 15.0, 30.0), 3: "E", 4: (120.0, 9.0, 18.0)}


def word(parts=(), body="<w:document/>", **how):
    """A Word package of one part and those given, as (name or ZipInfo, bytes)."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", body)
        for name, data in parts:
            package.writestr(name, data, **how)
    return stream.getvalue()


def related(kind, target, inside=""):
    """A Word package whose document points somewhere."""
    mode = inside or 'TargetMode="External"'
    rels = RELS.format(REL.format(kind, f'Target="{target}" {mode}'))
    return word([("word/_rels/document.xml.rels", rels)])


def link():
    """A part that is a symbolic link."""
    info = zipfile.ZipInfo("word/link")
    info.external_attr = 0o120777 << 16
    return word([(info, b"/etc/passwd")])


def locked():
    """A package whose first part says that it is encrypted."""
    data = bytearray(word())
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        place = data.find(sign) + (6 if sign[2] == 3 else 8)
        data[place] |= 1
    return bytes(data)


def ole(*streams):
    """The head of an OLE file with the names of its streams."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"".join(one.encode("utf-16-le") for one in streams)


def photo(size=(64, 48), gps=True, behind=b"", turned=1, **how):
    """A photograph as a phone makes it: place, time and camera in its head."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0132], exif[0x0112] = "Huawei", "2023:03:08 10:00:00", turned
    if gps:
        exif[0x8825] = GPS
    out = BytesIO()
    Image.new("RGB", size, "#b03020").save(out, "JPEG", exif=exif, comment=b"30.25,120.15", **how)
    return out.getvalue() + behind


def png(width=8, height=8, behind=b""):
    """A small PNG with a text that names a place."""
    from PIL.PngImagePlugin import PngInfo

    told, out = PngInfo(), BytesIO()
    told.add_text("Location", "30.25,120.15")
    Image.new("RGB", (width, height)).save(out, "PNG", pnginfo=told)
    return out.getvalue() + behind


def vast_png(width=50_000, height=50_000):
    """A PNG of a few bytes that claims to be enormous."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


def pdf(objects=b"", packed=b""):
    """A PDF by its outside, with objects in the open and packed into a stream."""
    stream = zlib.compress(packed)
    return b"%PDF-1.7\n" + objects + b"<< /Type /ObjStm /N 1 >>\nstream\r\n" + stream + b"\nendstream\n%%EOF"
