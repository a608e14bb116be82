"""遮盖: identity and telephone numbers in a text that is to be shown (I-20): 前3后4 of the one, 3+4 of the other."""

import re

# Digits as people type them: full-width ones, and telephone numbers in groups, count as well.
DIGIT, LAST = "[0-9０-９]", "[0-9０-９XxＸｘ]"
IDENTITY = re.compile(rf"(?<!{DIGIT})({DIGIT}{{3}}){DIGIT}{{10,11}}({DIGIT}{{3}}{LAST})(?!{DIGIT})|"
                      rf"(?<!{DIGIT})({DIGIT}{{3}}){DIGIT}{{8}}({DIGIT}{{4}})(?!{DIGIT})")  # fmt: skip
PHONE = re.compile(rf"(?<!{DIGIT})([1１]{DIGIT}{{2}})([ -]?){DIGIT}{{4}}\2({DIGIT}{{4}})(?!{DIGIT})")


def masked(text: str) -> tuple[str, int]:
    """The text with such numbers masked, and how many there were."""
    text, identities = IDENTITY.subn(_identity, text)
    text, phones = PHONE.subn(r"\1****\3", text)
    return text, identities + phones


def _identity(found: "re.Match[str]") -> str:
    first, last = (found[1], found[2]) if found[1] else (found[3], found[4])
    return f"{first}{'*' * (len(found[0]) - 7)}{last}"
