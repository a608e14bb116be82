"""密级标志: 秘密、机密、绝密 as a document's head bears them; the system is not for state secrets."""

import re

LEVELS = "[绝机秘][ 　]?密"
STAR = "★☆✩✭⭐"
UNVOTED = r"(?<!记名)[【\[(（〔［]"  # 无记名（秘密）投票 is a way to vote
VOTED = r"(?!\s*(?:投票|选举|表决|划票|方式))"
RULED = r"(?!\s*(?:以上|以下|[、和或及与等的]))"  # 密级为机密以上的文件 is what a rule says of others
TOLD = "(?<![保严]守)(?<!国家)(?<!商业)"  # 为国家保守机密30年 tells of a life, 泄露国家秘密 of a crime
MARK = re.compile(
    rf"{LEVELS}\s*[{STAR}*＊]|[{STAR}]\s*{LEVELS}|{UNVOTED}{LEVELS}[】\])）〕］]{VOTED}"
    rf"|密\s*级\s*(?:[:：为]\s*)?{LEVELS}{RULED}|{TOLD}{LEVELS}\s*[0-9０-９]{{1,2}}\s*年"
    rf"|^[ \t　]*{LEVELS}[ \t　]*$|^[ \t　]*(?:绝密|机密)[ \t　:：]",
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
