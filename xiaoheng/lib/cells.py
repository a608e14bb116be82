"""读单元格: names, codes and words as people type them into tables: kept, cleaned, or refused with a remedy."""

import re
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal

from xiaoheng.lib.csv_text import is_garbled
from xiaoheng.lib.numerals import to_int
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.secrecy import marking

INVISIBLE = re.compile(
    "[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\u3164\ufe0f\ufeff\uffa0]"
)
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
SPACES = re.compile(r"[\s\u3000\u00a0]+")
PLACEHOLDER = re.compile(r"同上|〃|″|无|没有|暂无|未知|不详|/|-+|—+|null|none|nil|n/?a", re.IGNORECASE)
SHORTENED = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+[0-9]+")
POINTED = re.compile(r"[0-9]+\.0+")  # a whole number that a program has written with its point
SEVERAL = re.compile(r"[、，,；;\n]")
NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
# 一百二 may be 102 or 120: a digit after 百 needs its 零 or its 十.
SPOKEN = re.compile(r"(?!.*[百千万][一二三四五六七八九]$)[〇零一二两三四五六七八九十百千万]+")
FRACTION = re.compile(r"([一二三四五六七八九十]+)分之([一二三四五六七八九十]+)")
DIGITS = 24  # more than any amount has, and fewer than arithmetic begins to round
WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
DOTS = str.maketrans("•・．·‧", "·····")


def plain(value: object) -> str:
    """A cell as text, cleaned of what cannot be seen; whole numbers without their point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()[:10]
    return SPACES.sub(" ", INVISIBLE.sub("", str(value))).strip()


def check_text(text: str, *, length: int) -> str:
    """Any text of a cell: Refused for what is damaged, garbled, too long, or made to read as something else."""
    for char in text:
        if unicodedata.category(char) in ("Cc", "Cs", "Co"):
            raise Refused(f"含有无法识别的字（U+{ord(char):04X}）。", "请改用字体自带的字，造字请联系技术人员。")
    if TURNING.search(text):
        raise Refused("含有改变文字方向的隐藏符号。", "请删去后重新输入。")
    if is_garbled(text):
        raise Refused(f"“{text}”疑似乱码。", "请用原软件另存为 .xlsx 后再上传。")
    if mark := marking(text):
        raise Refused(f"带有密级标志“{mark}”。", "本系统不处理国家秘密，请立即停止上传，按保密规定办理。")
    if len(text) > length:
        raise Refused(f"超过{length}个字。", "请缩短。")
    return text


def read_name(value: object, *, length: int) -> str:
    """读姓名（名称）: kept as typed to the character; spaces between Chinese characters are layout and go."""
    if isinstance(value, (bool, int, float, date, time)):
        raise Refused(f"“{plain(value)}”是数字或日期，不是姓名或名称。", "请把该栏设为文本格式后重新输入。")
    text = check_text(plain(value), length=length)
    text = re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", text)
    if text and PLACEHOLDER.fullmatch(text):
        raise Refused(f"“{text}”不是姓名或名称。", "请逐行填写。")
    for char in text:
        if unicodedata.category(char) == "So" or 0x1F000 <= ord(char) <= 0x1FAFF:
            raise Refused(f"含有表情或图形符号“{char}”。", "请删去。")
    return text


def read_code(value: object, *, length: int) -> str:
    """读编码: text without spaces, full width folded; Refused when the sheet has already lost digits of it."""
    if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
        raise Refused(f"“{value}”不是编码。", "请把该栏设为文本格式后重新输入。")
    if isinstance(value, str) and SEVERAL.search(value.strip()):
        raise Refused(f"“{plain(value)}”像是几个编码写在一格里。", "请一行只写一个编码。")
    text = unicodedata.normalize("NFKC", plain(value)).replace(" ", "")
    if POINTED.fullmatch(text):
        raise Refused(f"“{text}”是数字变来的，前面的0可能已丢失。", "请把该栏设为文本格式后重新输入。")
    if SHORTENED.fullmatch(text) or (isinstance(value, (int, float)) and len(text) > 15):
        raise Refused(f"“{value}”已被表格改成科学计数，末尾数字已丢失。", "请把该栏设为文本格式后重新输入。")
    if isinstance(value, (date, datetime)):
        raise Refused("编码被表格改成了日期。", "请把该栏设为文本格式后重新输入。")
    if text and PLACEHOLDER.fullmatch(text):
        raise Refused(f"“{text}”不是编码。", "请逐行填写。")
    return check_text(text, length=length)


def read_codes(value: object, *, length: int) -> tuple[str, ...]:
    """读多个编码: separated by 顿号, commas, semicolons or spaces; each once, in order of their names."""
    parts = re.split(r"[、，,；;\s]+", unicodedata.normalize("NFKC", plain(value)))
    return tuple(sorted({read_code(part, length=length) for part in parts if part}))


def read_number(value: object, *, places: int = 0, unit: str = "") -> int | Decimal | None:
    """读数: 12, １２, 1,000, 12.0, 三十五 or 12 with its unit; Refused for what only looks like a number. None if blank.

    A power or a numeral of another script is refused rather than read, because a person reads it otherwise.
    """
    text = plain(value).translate(WIDTH).replace("−", "-")
    if not text:
        return None
    if isinstance(value, (bool, date, datetime, time)):
        raise Refused(f"“{text}”不是数字。", "请把该栏设为常规格式后重新输入。")
    if isinstance(value, float):
        text = format(Decimal(f"{value:.15g}"), "f") if abs(value) < 1e15 else str(value)
    bare = text.removesuffix(unit).strip() if unit else text
    bare = bare.lstrip("￥¥").strip() if unit == "元" else bare
    if NUMBER.fullmatch(bare) and len(bare) <= DIGITS:
        number = Decimal(bare.replace(",", ""))
    elif SPOKEN.fullmatch(bare) and (spoken := to_int(bare)) is not None:
        number = Decimal(spoken)
    else:
        raise Refused(f"“{text}”不是能识别的数字。", "请只填阿拉伯数字，如12。")
    if number != round(number, places):
        raise Refused(f"“{text}”的小数超过{places}位。" if places else f"“{text}”不是整数。", "请核对。")
    return round(number, places).normalize() + 0 if places else int(number)


def read_share(value: object, *, whole: bool) -> object:
    """读占比: a half, typed as 二分之一 or shown as 50% by a cell that holds 0.5, is 50 where only whole percents count."""
    if isinstance(value, float) and whole and 0 < value < 1:
        return round(value * 100, 6)
    match = FRACTION.fullmatch(plain(value)) if isinstance(value, str) else None
    parts = [to_int(part) for part in match.groups()] if match else []
    if len(parts) == 2 and parts[0] and parts[1] and parts[1] <= parts[0]:
        return 100 * parts[1] / parts[0]
    return value


def fold(text: str) -> str:
    """归一: for comparing only: width, case, spaces, dots in names and brackets no longer differ."""
    bare = SPACES.sub("", INVISIBLE.sub("", text)).translate(DOTS)
    return unicodedata.normalize("NFKC", bare).translate(DOTS).casefold()
