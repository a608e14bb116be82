"""存证: files by digest: once, whole, of allowed types, under harmless names."""

import pytest

from xiaoheng.ground.records import services as records
from xiaoheng.ground.records.models import StoredFile
from xiaoheng.ground.records.services import files
from xiaoheng.lib.refusal import Refused

PDF = b"%PDF-1.7\n..."


@pytest.fixture(autouse=True)
def place(db, settings, tmp_path):
    settings.XIAOHENG_HOME = tmp_path
    return tmp_path


def test_the_same_bytes_are_kept_once_under_their_first_name(place):
    first, again = records.store(PDF, "纪要.pdf"), records.store(PDF, "纪要（副本）.pdf")
    assert first == again
    assert StoredFile.objects.get().name == "纪要.pdf"
    assert [p.name for p in place.rglob("*") if p.is_file()] == [first.digest]
    assert records.open_file(first) == PDF
    assert first.size == len(PDF)


def test_limits(monkeypatch):
    monkeypatch.setattr(files, "LIMIT", 20)
    records.store(PDF.ljust(20), "a.pdf")
    with pytest.raises(Refused, match="超过"):
        records.store(PDF.ljust(21), "a.pdf")
    with pytest.raises(Refused, match="是空的"):
        records.store(b"", "a.pdf")
    assert StoredFile.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"MZ...", "程序.exe"),
        (b"<svg onload=alert(1)>", "图.svg"),
        (b"<html>", "页.html"),
        (b"\xd0\xcf\x11\xe0", "旧.xls"),
        (b"PK\x03\x04", "宏.xlsm"),
        (b"x", "没有扩展名"),
    ],
)
def test_a_type_that_is_not_allowed_is_refused_with_the_allowed_ones(data, name):
    with pytest.raises(Refused, match=r"请改用：.*\.xlsx"):
        records.store(data, name)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧表改名.xlsx"),
        (b"GIF89a<script>", "图.png"),
        (b"GIF89a", "图.jpg"),
        (b"PK\x03\x04", "文.pdf"),
        (b"\x00\x01\x02", "文.txt"),
    ],
)
def test_content_that_is_not_what_its_name_says_is_refused(data, name):
    with pytest.raises(Refused, match="与扩展名不符"):
        records.store(data, name)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        (r"..\..\windows\a.pdf", "a.pdf"),
        ("/a/b.pdf", "b.pdf"),
        ("纪\r\n要\x00.pdf", "纪要.pdf"),
        ("fdp.\u202eexe.pdf", "fdp.exe.pdf"),
        ("𠮷㛃.pdf", "𠮷㛃.pdf"),
        ("长" * 300 + ".pdf", "长" * 78 + ".pdf"),
        ("CON.pdf", "_CON.pdf"),
    ],
)
def test_a_name_is_a_bare_name_and_never_a_path(place, name, kept):
    row = records.store(PDF, name)
    assert row.name == kept
    assert files.path_of(row.digest).is_relative_to(place / "files")


def test_bytes_that_changed_on_disk_are_not_given_out():
    row = records.store(PDF, "纪要.pdf")
    path = files.path_of(row.digest)
    path.write_bytes(b"%PDF-forged")
    with pytest.raises(Refused, match="摘要不符"):
        records.open_file(row)
    path.unlink()
    with pytest.raises(Refused, match="缺失"):
        records.open_file(row)
