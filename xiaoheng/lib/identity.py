"""身份证号: resident identity numbers read from a table, or refused without being repeated in full."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from xiaoheng.lib.cells import PLACEHOLDER, SHORTENED, plain
from xiaoheng.lib.refusal import Refused

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
# Typed for the last character; the checksum tells whether rightly.
LOOKALIKES = str.maketrans(dict.fromkeys("×ΧХ", "X"))
MASKED = re.compile(r"[0-9]{3}\*{11}[0-9]{3}[0-9X]")
AS_TEXT = "请把该栏设为文本格式，按证件重新填写18位号码。"


@dataclass(frozen=True)
class Number:
    """号码: eighteen characters with a right checksum, and the birth date in them."""

    text: str
    born: date

    @property
    def mask(self) -> str:
        """前3后4: enough to recognise one's own, too little to use another's."""
        return f"{self.text[:3]}{'*' * 11}{self.text[-4:]}"


def parse(value: object) -> Number | str | None:
    """读身份证号: the number; a mask as exports have it, as text; None where the cell is blank."""
    text = unicodedata.normalize("NFKC", plain(value)).replace(" ", "").replace("-", "").upper().translate(LOOKALIKES)
    if not text:
        return None
    if MASKED.fullmatch(text):
        return text
    if SHORTENED.fullmatch(text) or (isinstance(value, (int, float)) and len(text) > 15):
        raise Refused("已被表格改成科学计数，末尾数字已丢失。", AS_TEXT)
    if PLACEHOLDER.fullmatch(text):
        raise Refused(f"“{text}”不是身份证号。", "没有的请留空。")
    if re.fullmatch(r"[0-9]{15}", text):
        raise Refused("是15位的旧号码。", "请按现行证件填写18位号码。")
    if len(text) == 18 and not re.fullmatch(r"[0-9]{17}[0-9X]", text):
        raise Refused("含有数字和末位X以外的字。", "请按证件核对，其他证件的请留空。")
    if not re.fullmatch(r"[0-9]{17}[0-9X]", text):
        raise Refused(f"不是18位身份证号（现有{len(text)}位）。", "请按证件核对，其他证件的请留空。")
    return Number(text, _checked(text))


def _checked(text: str) -> date:
    born = _born(text[6:14])
    if text[0] == "0" or born is None:
        raise Refused("身份证号中的地区或出生日期不存在。", "请按证件核对。")
    if CHECKS[sum(int(digit) * weight for digit, weight in zip(text[:17], WEIGHTS, strict=True)) % 11] != text[17]:
        if text.endswith("000"):
            raise Refused("身份证号校验不符，末尾的000疑似被表格改写。", AS_TEXT)
        raise Refused("身份证号校验不符。", "有一位数字写错了，请按证件核对。")
    return born


def _born(digits: str) -> date | None:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return born if 1900 <= born.year < 2100 else None
