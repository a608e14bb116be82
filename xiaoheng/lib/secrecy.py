"""密级标志: 秘密、机密、绝密 as a document's head bears them; the system is not for state secrets."""

import re

LEVELS = "绝密|机密|秘密|绝 密|机 密|秘 密"
STAR = "[★☆✩✭⭐*＊]"
MARK = re.compile(rf"(?:{LEVELS})\s*{STAR}|{STAR}\s*(?:{LEVELS})|[【\[(（〔［](?:{LEVELS})[】\])）〕］]")
HEAD = 600  # characters in which the head of a document stands


def marking(text: str) -> str:
    """密级标志 in a title or a name; empty where there is none. 秘密 alone, as in 秘密投票, is an ordinary word."""
    found = MARK.search(text)
    return found[0] if found else ""


def marking_of_head(text: str) -> str:
    """版头的密级标志: only where a document bears its own; what it says of others further down does not count."""
    return marking(text[:HEAD])
