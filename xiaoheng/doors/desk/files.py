"""Handing out stored files."""

from io import BytesIO
from pathlib import Path

from django.http import FileResponse
from django.shortcuts import get_object_or_404

from xiaoheng.doors.reports.pdf import to_pdf
from xiaoheng.ground.records import services as records
from xiaoheng.ground.records.models import StoredFile

PICTURES = ("image/jpeg", "image/png")
WORDS = 1500  # characters of a text that are shown beside what was asked
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def handed(data: bytes, name: str, *, as_pdf: bool = False) -> FileResponse:
    """A Word document made on the spot, as a download; turned into PDF where that is asked for."""
    if as_pdf:
        name = f"{name.removesuffix('.docx')}.pdf"
        return attached(to_pdf(data), name, PDF)
    return FileResponse(BytesIO(data), content_type=WORD, as_attachment=True, filename=name)


def attached(data: bytes, name: str, media: str) -> FileResponse:
    """Bytes made on the spot, as a download."""
    return FileResponse(BytesIO(data), content_type=media, as_attachment=True, filename=name)


def printed(digest: str, name: str) -> FileResponse:
    """The stored file as PDF; the caller has shown that the viewer may have it."""
    row = get_object_or_404(StoredFile, digest=digest)
    return attached(to_pdf(records.open_file(row), Path(row.name).suffix.lower()), f"{name}.pdf", PDF)


def suffix_of(digest: str) -> str:
    """What kind of file a stored one is, by its name."""
    return Path(get_object_or_404(StoredFile, digest=digest).name).suffix


def download(digest: str, name: str = "") -> FileResponse:
    """The stored file as a download; the caller has shown that the viewer may have it."""
    row = get_object_or_404(StoredFile, digest=digest)
    return _sealed(
        FileResponse(
            BytesIO(records.open_file(row)), content_type=row.media, as_attachment=True, filename=name or row.name
        )
    )


def pictured(digest: str) -> FileResponse:
    """A stored picture to be shown in a page; 404 for any other kind of file: nothing else is ever shown in place."""
    row = get_object_or_404(StoredFile, digest=digest, media__in=PICTURES)
    return _sealed(FileResponse(BytesIO(records.open_file(row)), content_type=row.media, filename=row.name))


def first_words(digest: str) -> str:
    """文字预览: how the text of a stored file begins; the caller has shown that the viewer may have it."""
    found = records.words(get_object_or_404(StoredFile, digest=digest)).strip()
    return f"{found[:WORDS]}…" if len(found) > WORDS else found


def _sealed(response: FileResponse) -> FileResponse:
    """What was handed in is data: no browser guesses its kind, runs it or lets it reach for anything."""
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
