"""坏输入: whole files: each with its verdict, refused with a Chinese sentence, made harmless, or kept as it is."""

import time
from io import BytesIO

import pytest
from PIL import Image

from tests.corpus.files import RELS, link, locked, ole, pdf, photo, png, related, vast_png, word
from xiaoheng.ground.records.services import take_in
from xiaoheng.ground.records.uploads import inspect
from xiaoheng.lib.refusal import Refused

SCRIPT = b"1 0 obj << /S /JavaScript /JS (app.alert(1)) >>"
DTD = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
REMOTE = "http://evil.example/t.dotm"

REFUSED = {
    "zip bomb": (lambda: word([("word/media/a.bin", b"\0" * 30_000_000)]), "a.docx", "压缩炸弹"),
    "too many parts": (lambda: word([(f"p{n}", b"") for n in range(2_001)]), "a.docx", "压缩炸弹"),
    "archive in it": (lambda: word([("word/embeddings/in.zip", b"PK")]), "a.docx", "夹带程序或压缩包"),
    "program in it": (lambda: word([("word/embeddings/run.exe", b"MZ")]), "a.docx", "夹带程序或压缩包"),
    "zip slip": (lambda: word([("../../etc/cron.d/x", b"x")]), "a.docx", "越出目录"),
    "absolute path": (lambda: word([("/etc/x", b"x")]), "a.docx", "越出目录"),
    "symbolic link": (link, "a.docx", "越出目录"),
    "password": (locked, "a.docx", "设有密码"),
    "macro": (lambda: word([("word/vbaProject.bin", b"x")]), "a.docx", "带有宏"),
    "billion laughs": (lambda: word(body=DTD), "a.docx", "外部实体"),
    "XXE": (lambda: word([("word/x.xml", '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>')]), "a.docx", "外部实体"),
    "DTD in UTF-16": (lambda: word([("word/x.xml", DTD.encode("utf-16"))]), "a.docx", "外部实体"),
    "remote template": (lambda: related("attachedTemplate", REMOTE), "a.docx", "从网上取内容"),
    "remote picture": (lambda: related("image", "https://evil.example/p.png"), "a.docx", "从网上取内容"),
    "UNC template": (lambda: related("attachedTemplate", r"\\evil\t.dotm"), "a.docx", "从网上取内容"),
    "a zip called Word": (lambda: word([]).replace(b"document", b"somefile"), "a.docx", "与扩展名不符"),
    "Word called Excel": (word, "a.xlsx", "与扩展名不符"),
    "half a Word file": (lambda: word()[:60], "a.docx", "已损坏"),
    "old Word with macros": (lambda: ole("WordDocument", "_VBA_PROJECT"), "a.doc", "带有宏"),
    "locked Word": (lambda: ole("EncryptedPackage"), "a.doc", "设有密码"),
    "old Excel called Word": (lambda: ole("Workbook"), "a.doc", "与扩展名不符"),
    "PDF script": (lambda: pdf(SCRIPT), "a.pdf", "脚本、程序或附件"),
    "PDF script, escaped": (lambda: pdf(SCRIPT.replace(b"/JavaScript", b"/J#61vaScript")), "a.pdf", "脚本、程序或附件"),
    "PDF script, packed": (lambda: pdf(packed=SCRIPT), "a.pdf", "脚本、程序或附件"),
    "PDF launches": (lambda: pdf(b"<< /S /Launch /F (cmd.exe) >>"), "a.pdf", "脚本、程序或附件"),
    "PDF with a zip behind": (lambda: pdf() + word(), "a.pdf", "藏有压缩包"),
    "HTML called PDF": (lambda: b"<html><script>", "a.pdf", "网页或矢量图"),
    "SVG called PNG": (lambda: b"<svg onload='alert(1)'>", "a.png", "网页或矢量图"),
    "HTML as text": (lambda: b"\xef\xbb\xbf  <!DOCTYPE html><script>", "a.txt", "网页或矢量图"),
    "GIF and HTML in one": (lambda: b"GIF89a/*<html>*/=1;alert(1)", "a.png", "GIF"),
    "HEIC": (lambda: b"\0\0\0\x24ftypheic" + b"\0" * 30, "照片.jpg", "HEIC"),
    "WebP": (lambda: b"RIFF\x24\0\0\0WEBPVP8 ", "a.jpg", "WebP"),
    "scan": (lambda: b"II*\x00" + b"\0" * 30, "a.jpg", "TIFF"),
    "video": (lambda: b"\0\0\0\x20ftypisom" + b"\0" * 30, "a.jpg", "视频"),
    "RAR called Word": (lambda: b"Rar!\x1a\x07\x00" + b"\0" * 9, "a.docx", "压缩包"),
    "program called Word": (lambda: b"MZ\x90\x00" + b"\0" * 64, "a.docx", "程序"),
    "picture of 2.5 billion pixels": (vast_png, "a.png", "百万像素"),
    "picture of 41 million pixels": (lambda: vast_png(41_000, 1_000), "a.png", "百万像素"),
    "half a photograph": (lambda: photo((800, 600))[:3_000], "a.jpg", "已损坏或不完整"),
    "a head and nothing more": (lambda: b"\xff\xd8\xff\xe0", "a.jpg", "已损坏或不完整"),
    "secret in its head": (lambda: "机密★\n关于某事的通知".encode(), "a.txt", "版头带有密级标志"),
    "secret by its name": (pdf, "（秘密）名单.pdf", "密级标志"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_bad_file_is_refused_in_a_sentence_that_helps(case):
    make, name, words = REFUSED[case]
    data, started = make(), time.perf_counter()
    with pytest.raises(Refused, match=words) as caught:
        inspect(data, name)
    assert caught.value.remedy
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize("name", ["IMG_0001.HEIC", "照片.jpg"])
def test_a_photograph_of_a_phone_is_told_what_it_is_whatever_it_is_called(name):
    with pytest.raises(Refused, match="高效格式照片"):
        take_in(b"\0\0\0\x24ftypheic" + b"\0" * 30, name)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (word(body="<w:t>{{ 7*7 }} ${x} {% for %}</w:t>"), "模板语言.docx"),
        (word(body="<w:t>张三&lt;李四&gt; &amp; 王五</w:t>"), "尖括号.docx"),
        (related("hyperlink", "https://www.moe.gov.cn/"), "超链接.docx"),
        (related("attachedTemplate", "file:///C:/Users/a/Normal.dotm"), "本机模板.docx"),
        (word([("word/_rels/document.xml.rels", RELS.format(""))]), "空关系.docx"),
        (ole("WordDocument"), "旧版.doc"),
        (pdf(b"1 0 obj << /Title (Java) >>"), "普通.pdf"),
        ("一、总体要求\n".encode("gb18030"), "通知.txt"),
    ],
)
def test_what_is_sound_is_taken(data, name):
    kept = inspect(data, name)
    assert kept.name == name
    assert kept.data == data


@pytest.mark.parametrize("turned", [1, 6])
def test_a_photograph_loses_its_place_and_stays_the_picture(turned):
    before = photo(turned=turned, behind=b"<script>alert(1)</script>")
    after = inspect(before, "合影.jpg").data
    picture = Image.open(BytesIO(after))
    assert picture.size == ((64, 48) if turned == 1 else (48, 64))
    assert not dict(picture.getexif())
    for told in (b"Huawei", b"2023:03:08", b"30.25", b"script", b"Exif"):
        assert told not in after
    assert inspect(after, "合影.jpg").data == after


def test_a_png_loses_its_texts_and_what_stands_behind_it():
    after = inspect(png(behind=b"<script>"), "图.png").data
    assert b"30.25" not in after
    assert b"script" not in after
    assert Image.open(BytesIO(after)).size == (8, 8)


def test_a_picture_is_called_what_it_is():
    assert inspect(photo(), "照片.png").name == "照片.jpg"
    assert inspect(png(), "图.jpeg").name == "图.png"
    assert inspect(photo(), "照片.JPEG").name == "照片.JPEG"


def test_a_pattern_over_a_long_line_stays_quick():
    started = time.perf_counter()
    inspect(word([("word/_rels/document.xml.rels", b"<Relationship Target='" * 40_000)]), "长.docx")
    inspect(pdf(b"/ObjStm " * 20_000), "长.pdf")
    assert time.perf_counter() - started < 5
