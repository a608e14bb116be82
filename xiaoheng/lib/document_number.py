"""发文字号: read as GB/T 9704 writes it, 机关代字〔2023〕5号; other brackets and full-width forms are put right."""

import re
import unicodedata
from dataclasses import dataclass

from xiaoheng.lib.refusal import Refused

FORM = re.compile(r"([\u4e00-\u9fa5]+)〔([0-9]{4})〕([1-9][0-9]*)号")
LOOSE = re.compile(r"(.*?)([〔(\[【<《{])([0-9]{4})([〕)\]】>》}])(.*)")
LENGTH = 60
EXAMPLE = "应如“云教工委〔2023〕5号”。"


@dataclass(frozen=True)
class Numbered:
    """读出的文号: the number in its form, and whether it was typed otherwise."""

    text: str
    changed: bool = False


def read_number(typed: str) -> Numbered:
    """读文号: blank stays blank; Refused for 第, zeros in front, and what has not the form."""
    bare = loosened(typed)
    if not bare:
        return Numbered("")
    if len(bare) > LENGTH:
        raise Refused(f"发文字号超过{LENGTH}个字。", EXAMPLE)
    _check_serial(bare)
    if not FORM.fullmatch(bare):
        raise Refused(f"“{bare}”不是规范的发文字号。", f"由机关代字、六角括号的年份和序号组成，{EXAMPLE}")
    return Numbered(bare, bare != typed.strip())


def loosened(typed: str) -> str:
    """归一: width, spaces and the brackets of the year put right, as far as can be; also for searching."""
    bare = re.sub(r"\s+", "", unicodedata.normalize("NFKC", typed))
    found = LOOSE.fullmatch(bare)
    return f"{found[1]}〔{found[3]}〕{found[5]}" if found else bare


def _check_serial(bare: str) -> None:
    serial = bare.partition("〕")[2]
    if serial.startswith("第"):
        raise Refused(f"“{bare}”的序号前有“第”字。", f"序号不加“第”，{EXAMPLE}")
    if re.match("0+[0-9]*号", serial):
        raise Refused(f"“{bare}”的序号前补了0。", f"序号不编虚位，{EXAMPLE}")
