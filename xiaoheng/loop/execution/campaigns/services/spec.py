"""读专项模板: the text of a template file → its checked body. Every error names line, place and what to write."""

import re
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.words import Post
from xiaoheng.lib.notices.deadlines.scan import resolve
from xiaoheng.loop.execution.campaigns.services.yaml_text import HALF, Path, Wrong, parse, placed, refused
from xiaoheng.loop.execution.campaigns.words import How, Measure

KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
MOST = 60  # stages, counters and papers of one template
LONGEST = 60_000  # characters of a file
TEXTS = {"title": 60, "basis": 100, "aim": 500, "measures": 1000, "theme": 40}
KNOWN = {*TEXTS, "note", "owner", "stages", "counts", "choices", "mentor", "awards"}
NOTE = 200  # characters of what is said to whoever opens it
WHOLE = 100  # percent
ANY_DAY = date(2024, 2, 1)  # words that give a day from here give one from any
Body = dict[str, Any]


def read(text: str) -> Body:
    """模板正文 of a YAML text. Refused where it says what no template has, or leaves out what each needs."""
    if len(text) > LONGEST:
        raise refused(_("文件过大"), _("一个模板不超过6万字。"))
    body, node = parse(text)
    if not isinstance(body, dict):
        raise refused(_("全文"), _("请写成“title: 名称”的形式，一行一栏。%(half)s") % {"half": HALF})
    try:
        return _checked(body)
    except Wrong as wrong:
        raise placed(node, wrong) from wrong


def _checked(body: Body) -> Body:
    _plain(body)
    body["stages"] = [_stage(one, n) for n, one in enumerate(_list(body, "stages"), 1)]
    body["counts"] = [_counter(one, n) for n, one in enumerate(_list(body, "counts"), 1)]
    _distinct(body)
    if not body["stages"] and not body["counts"]:
        raise Wrong((), "stages", _("至少写一个阶段（stages）或一项计数（counts）。"))
    return body


def _plain(body: Body) -> None:
    if strange := [str(key) for key in body if key not in KNOWN]:
        known = _("没有这样的栏目，可用的有：%(names)s。") % {"names": "、".join(sorted(KNOWN))}
        raise Wrong((strange[0],), "、".join(strange)[:60], known)
    for key, longest in TEXTS.items():
        body[key] = _text(body.get(key, ""), (key,), key, longest)
    if "note" in body:
        body["note"] = _text(body["note"], ("note",), "note", NOTE)
    for key in ("title", "aim", "measures"):
        if not body[key]:
            raise Wrong((key,), key, _("请填写。"))
    for key in ("mentor", "awards"):
        if not isinstance(body.setdefault(key, False), bool):
            raise Wrong((key,), key, _("请写 true 或 false。"))
    body["choices"] = [_text(one, ("choices",), "choices", 40) for one in _list(body, "choices")]
    body["owner"] = [str(one) for one in _list(body, "owner")]
    if strange := [one for one in body["owner"] if one not in Post.values]:
        posts = "、".join(f"{value}（{label}）" for value, label in Post.choices)
        told = {"post": strange[0][:40], "posts": posts}
        raise Wrong(("owner",), "owner", _("没有“%(post)s”这一职务，可用的有：%(posts)s。") % told)


def _stage(one: Any, number: int) -> Body:
    path: Path = ("stages", number - 1)
    place = _("第%(n)d个阶段") % {"n": number}
    told = _mapping(one, path, place, {"key", "title", "papers", "by"})
    papers = [_text(name, (*path, "papers"), place, 60) for name in _list(told, "papers", path, place)]
    return {"key": told["key"], "title": told["title"], "papers": papers, **_by(told, path, place)}


def _counter(one: Any, number: int) -> Body:
    path: Path = ("counts", number - 1)
    place = _("第%(n)d项计数") % {"n": number}
    told = _mapping(one, path, place, {"key", "title", "unit", "how", "expect", "percent", "by"})
    told["unit"] = _text(told.get("unit", _("次")), (*path, "unit"), place, 10)
    if told.setdefault("how", How.SUM.value) not in How.values:
        raise Wrong((*path, "how"), place, _("how 写：%(words)s。") % {"words": "、".join(How.values)})
    expect, percent = told.setdefault("expect", None), told.setdefault("percent", WHOLE)
    if not (expect is None or expect in Measure.values or _whole(expect, 100_000)):
        words = {"words": "、".join(Measure.values)}
        raise Wrong((*path, "expect"), place, _("expect 写数字，或：%(words)s。") % words)
    if not (_whole(percent, WHOLE) or (isinstance(percent, str) and KEY.fullmatch(percent))):
        raise Wrong((*path, "percent"), place, _("percent 写1至100的整数，或一个参数的代码。"))
    if percent != WHOLE and expect not in Measure.values:
        words = {"words": "、".join(Measure.values)}
        raise Wrong((*path, "percent"), place, _("写了 percent 的，expect 须写按什么的比例：%(words)s。") % words)
    return {**told, **_by(told, path, place)}


def _by(told: Body, path: Path, place: str) -> Body:
    """时限: in the words of a notice; what gives no day is none."""
    if "by" not in told:
        return {}
    words = _text(told["by"], (*path, "by"), place, 40)
    if resolve(words, ANY_DAY).due is None:
        raise Wrong((*path, "by"), place, _("by 写能算出日期的时限，如“3月底前”“10个工作日内”。"))
    return {"by": words}


def _mapping(one: Any, path: Path, place: str, known: set[str]) -> Body:
    if not isinstance(one, dict):
        raise Wrong(path, place, _("请写 key 和 title。"))
    if strange := [str(key) for key in one if key not in known]:
        told = {"key": strange[0][:40], "names": "、".join(sorted(known))}
        raise Wrong((*path, strange[0]), place, _("没有“%(key)s”这一栏，可用的有：%(names)s。") % told)
    if not KEY.fullmatch(str(one.get("key", ""))):
        raise Wrong((*path, "key"), place, _("key 用小写字母、数字和下划线，以字母开头。"))
    title = _text(one.get("title", ""), (*path, "title"), place, 60)
    if not title:
        raise Wrong((*path, "title"), place, _("请填写 title。"))
    return {**one, "key": str(one["key"]), "title": title}


def _distinct(body: Body) -> None:
    for name in ("stages", "counts"):
        keys = [one["key"] for one in body[name]]
        for n, key in enumerate(keys):
            if key in keys[:n]:
                raise Wrong((name, n, "key"), name, _("代码“%(key)s”写了两次，请改成不同的。") % {"key": key})
    seen: set[str] = set()
    for n, one in enumerate(body["stages"]):
        for paper in one["papers"]:
            if paper in seen:
                says = _("材料“%(name)s”要求了两次，请只留一处。") % {"name": paper}
                raise Wrong(("stages", n, "papers"), "papers", says)
            seen.add(paper)


def _list(told: Body, key: str, path: Path = (), place: str = "") -> list[Any]:
    found = told.get(key) or []
    if not isinstance(found, list) or len(found) > MOST:
        says = _("请写成不超过%(n)d项的列表，如 [甲, 乙]。") % {"n": MOST}
        raise Wrong((*path, key), f"{place} {key}".strip(), says)
    return found


def _text(value: Any, path: Path, place: str, longest: int) -> str:
    plain = isinstance(value, (str, int, float)) and not isinstance(value, bool)
    text = " ".join(str(value).split()) if plain else None
    if text is None or len(text) > longest:
        raise Wrong(path, place, _("请写不超过%(n)d字的文字。") % {"n": longest})
    return text


def _whole(value: Any, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most
