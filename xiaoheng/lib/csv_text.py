"""读CSV: rows of a .csv whatever its encoding and separator, or a refusal."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from xiaoheng.lib.refusal import Refused

SAVE_AS = "请用 Excel 或 WPS 另存为“CSV UTF-8（逗号分隔）”或 .xlsx 后再上传。"
HEAD, LINES = 10_000, 10  # how much of the text tells the separator
_TRACES = re.compile("[\ufffd\u20ac\u3105-\u312f]|锟斤拷")
_HAN = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]")


def read_csv(data: bytes) -> Iterator[tuple[str, ...]]:
    """读入CSV: rows of text, one after the other, so that whoever has enough stops.

    The separator is a comma, semicolon or tab, whichever the first lines hold most of.
    """
    text = decode(data)
    if "\x00" in text:
        raise Refused("文件含有空字符，不是文本表格。", SAVE_AS, "文件")
    first = "\n".join(text[:HEAD].splitlines()[:LINES])
    rows = csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        yield from map(tuple, rows)
    except csv.Error as error:
        message = f"CSV第{rows.line_num}行附近格式有误：引号不成对，或一格内容过长。"
        raise Refused(message, SAVE_AS, "文件") from error


def decode(data: bytes) -> str:
    """识别编码: UTF-8, UTF-16 with its mark, or GB18030; Refused when it is none of them or a mixture."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _strict(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = _strict(data, "gb18030")
    if any(_is_utf8(line) for line in data.splitlines()):
        raise Refused("文件中混有两种文字编码。", SAVE_AS, "文件")
    return text


def is_garbled(text: str) -> bool:
    """乱码: Chinese that was UTF-8 and has been read as GBK, whole (鏀块儴) or with the traces of what was lost (鏀閮ㄥ)."""
    if _TRACES.search(text):
        return True
    try:
        return len(text) > 1 and _HAN.search(text.encode("gb18030").decode("utf-8")) is not None
    except UnicodeError:
        return False


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused("认不出文件的文字编码。", SAVE_AS, "文件") from error


def _is_utf8(line: bytes) -> bool:
    """A line of a GBK file that is whole UTF-8 with several Chinese characters was written in UTF-8."""
    try:
        return len(_HAN.findall(line.decode("utf-8"))) > 2
    except UnicodeDecodeError:
        return False
