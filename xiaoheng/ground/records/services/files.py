"""存证: evidence files, stored once under the digest of their bytes, with type and size limits."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from xiaoheng.ground.records.models import StoredFile
from xiaoheng.lib import clock, digest
from xiaoheng.lib.refusal import Refused

LIMIT = 20 * 2**20
# suffix → (media type, leading bytes); nothing that a browser would execute
TYPES: dict[str, tuple[str, tuple[bytes, ...]]] = {
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (b"PK\x03\x04",)),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (b"PK\x03\x04",)),
    ".jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".txt": ("text/plain", ()),
}


def store(data: bytes, name: str) -> StoredFile:
    """存入文件: keep the bytes and return their row; the same bytes twice are one file. Refused by type or size.

    The file is written, flushed to disk and renamed before the row exists: a row never lacks its file.
    """
    media = _checked(data, name)
    key = digest.sm3(data)
    path = path_of(key)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        scratch = path.with_name(f".{secrets.token_hex(8)}")
        with open(scratch, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.rename(scratch, path)
    row, _created = StoredFile.objects.get_or_create(
        digest=key, defaults={"size": len(data), "media": media, "name": name[-200:], "stored_at": clock.now()}
    )
    return row


def open_file(row: StoredFile) -> bytes:
    """取出文件: the bytes of a stored file; Refused when they no longer match their digest."""
    data = path_of(row.digest).read_bytes()
    if digest.sm3(data) != row.digest:
        raise Refused(_("文件“%(name)s”与登记的摘要不符。") % {"name": row.name}, _("请联系管理员从备份恢复。"))
    return data


def path_of(key: str) -> Path:
    """Where the bytes of a digest lie."""
    return Path(settings.XIAOHENG_HOME) / "files" / key[:2] / key


def _checked(data: bytes, name: str) -> str:
    kind = TYPES.get(Path(name).suffix.lower())
    if kind is None:
        allowed = "、".join(sorted(TYPES))
        raise Refused(_("不能上传“%(name)s”这类文件。") % {"name": name}, _("请改用：%(types)s。") % {"types": allowed})
    if not data:
        raise Refused(_("文件“%(name)s”是空的。") % {"name": name}, _("请重新选择文件。"))
    if len(data) > LIMIT:
        raise Refused(_("文件“%(name)s”超过 20 MB。") % {"name": name}, _("请压缩或拆分后再上传。"))
    media, magic = kind
    if (magic and not data.startswith(magic)) or (not magic and b"\x00" in data[:4096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff")):
        raise Refused(_("文件“%(name)s”的内容与扩展名不符。") % {"name": name}, _("请用原软件另存后再上传。"))
    return media
