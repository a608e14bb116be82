"""密级标志: 秘密、机密、绝密 as a document's head bears them; the system is not for state secrets."""

import re

LEVELS = "绝密|机密|秘密|绝 密|机 密|秘 密"
STAR = "[★☆✩✭⭐*＊]"
VOTED = r"(?!\s*(?:投票|选举|表决|划票|方式))"  # 无记名（秘密）投票 is a way to vote
MARK = re.compile(
    rf"(?:{LEVELS})\s*{STAR}|{STAR}\s*(?:{LEVELS})|[【\[(（〔［](?:{LEVELS})[】\])）〕］]{VOTED}"
    rf"|密\s*级\s*[:：为]?\s*(?:{LEVELS})|(?:{LEVELS})\s*[0-9０-９]{{1,2}}\s*年"
    rf"|^[ \t　]*(?:{LEVELS})[ \t　]*$|^[ \t　]*(?:绝密|机密)[ \t　:：]",
    re.MULTILINE,
)
HEAD = 600  # characters in which the head of a document stands


def marking(text: str) -> str:
    """密级标志 in what is written; empty where there is none. 秘密 within a sentence, as in 秘密投票, is an ordinary word."""
    found = MARK.search(text)
    return found[0].strip() if found else ""


def marking_of_head(text: str) -> str:
    """版头的密级标志: only where a document bears its own; what it says of others further down does not count."""
    return marking(text[:HEAD])
