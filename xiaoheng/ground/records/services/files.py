"""存证: evidence files, stored once under the digest of their bytes, with type and size limits."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from xiaoheng.ground.records import disk, uploads
from xiaoheng.ground.records.models import StoredFile
from xiaoheng.ground.records.uploads import plain_name, refuse_foreign, refuse_marked, text_of
from xiaoheng.lib import clock, digest
from xiaoheng.lib.refusal import Refused

LIMIT = 20 * 2**20
# suffix → (media type, leading bytes); nothing that a browser would execute
TYPES: dict[str, tuple[str, tuple[bytes, ...]]] = {
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".doc": ("application/msword", (b"\xd0\xcf\x11\xe0",)),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (b"PK\x03\x04",)),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (b"PK\x03\x04",)),
    ".jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".txt": ("text/plain", ()),
    ".csv": ("text/csv", ()),
}

READABLE = {TYPES[suffix][0] for suffix in (".pdf", ".docx", ".xlsx", ".txt", ".csv")}


def store(data: bytes, name: str) -> StoredFile:
    """存入文件 that the system makes itself: keep the bytes and return their row; the same bytes twice are one file.

    Refused by type, by size, and where its name or head bears a marking of secrecy.
    """
    name = plain_name(name)
    media = _checked(data, name)
    refuse_marked(data, name)
    return _keep(data, name, media)


def take_in(data: bytes, name: str) -> StoredFile:
    """收存上传件: keep what somebody hands in, after its content was judged and what a picture tells of place removed.

    Refused by type, size, content that is not what it seems or that would run, fetch or unpack without end, and by a
    marking of secrecy. What the system makes itself goes to `store`.
    """
    name = plain_name(name)
    refuse_foreign(data, name)  # a photograph called .heic is told what it is, and what to do
    _refuse_unfit(data, name)
    upload = uploads.inspect(data, name)
    name = plain_name(upload.name)
    return _keep(upload.data, name, _checked(upload.data, name))


def _keep(data: bytes, name: str, media: str) -> StoredFile:
    """The file is written, flushed to disk and renamed before the row exists: a row never lacks its file."""
    key = digest.sm3(data)
    if not path_of(key).exists():
        disk.put(path_of(key), data)
    row, _created = StoredFile.objects.get_or_create(
        digest=key, defaults={"size": len(data), "media": media, "name": name, "stored_at": clock.now()}
    )
    return row


def open_file(row: StoredFile) -> bytes:
    """取出文件: the bytes of a stored file; Refused when they no longer match their digest."""
    path = path_of(row.digest)
    data = path.read_bytes() if path.exists() else b""
    if digest.sm3(data) != row.digest:
        raise Refused(_("文件“%(name)s”缺失或与登记的摘要不符。") % {"name": row.name}, _("请联系管理员从备份恢复。"))
    return data


def words(row: StoredFile) -> str:
    """文字 of a stored file for a first look; empty where it has none, or where reading it would take a converter."""
    return text_of(open_file(row), row.name) if row.media in READABLE else ""


def path_of(key: str) -> Path:
    """Where the bytes of a digest lie."""
    return Path(settings.XIAOHENG_HOME) / "files" / key[:2] / key


def _checked(data: bytes, name: str) -> str:
    media, magic = _refuse_unfit(data, name)
    is_text = b"\x00" not in data[:4096] or data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not (data.startswith(magic) if magic else is_text):
        raise Refused(_("文件“%(name)s”的内容与扩展名不符。") % {"name": name}, _("请用原软件另存后再上传。"))
    return media


def _refuse_unfit(data: bytes, name: str) -> tuple[str, tuple[bytes, ...]]:
    """By suffix and size; the media type and the leading bytes that go with the suffix."""
    kind = TYPES.get(Path(name).suffix.lower())
    if kind is None:
        allowed = "、".join(sorted(TYPES))
        raise Refused(_("不能上传“%(name)s”这类文件。") % {"name": name}, _("请改用：%(types)s。") % {"types": allowed})
    if not data:
        raise Refused(_("文件“%(name)s”是空的。") % {"name": name}, _("请重新选择文件。"))
    if len(data) > LIMIT:
        raise Refused(_("文件“%(name)s”超过 20 MB。") % {"name": name}, _("请压缩或拆分后再上传。"))
    return kind
