"""Handing out stored files."""

from io import BytesIO

from django.http import FileResponse
from django.shortcuts import get_object_or_404

from xiaoheng.ground.records import services as records
from xiaoheng.ground.records.models import StoredFile

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def handed(data: bytes, name: str) -> FileResponse:
    """A Word document made on the spot, as a download."""
    return FileResponse(BytesIO(data), content_type=WORD, as_attachment=True, filename=name)


def download(digest: str, name: str = "") -> FileResponse:
    """The stored file as a download; the caller has shown that the viewer may have it."""
    row = get_object_or_404(StoredFile, digest=digest)
    return FileResponse(
        BytesIO(records.open_file(row)), content_type=row.media, as_attachment=True, filename=name or row.name
    )
