"""读专项模板: the text of a template file → its checked body. Every error names the place and what to write."""

import re
from typing import Any

import yaml
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.words import Post
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.campaigns.words import How, Measure

KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
MOST = 60  # stages, counters and papers of one template
LONGEST = 60_000  # characters of a file
TEXTS = {"title": 60, "basis": 100, "aim": 500, "measures": 1000, "theme": 40}
KNOWN = {*TEXTS, "owner", "stages", "counts", "choices", "mentor", "awards"}
Body = dict[str, Any]


def read(text: str) -> Body:
    """模板正文 of a YAML text. Refused where it says what no template has, or leaves out what each needs."""
    if len(text) > LONGEST:
        raise _refused(_("文件过大"), _("一个模板不超过6万字。"))
    try:
        body = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = _("第%(n)d行") % {"n": mark.line + 1} if mark else _("全文")
        raise _refused(place, _("不是有效的 YAML，请对照现有模板检查缩进和冒号。")) from error
    if not isinstance(body, dict):
        raise _refused(_("全文"), _("请写成“名称: 内容”的形式，至少有 title。"))
    _plain(body)
    body["stages"] = [_stage(one, n) for n, one in enumerate(_list(body, "stages"), 1)]
    body["counts"] = [_counter(one, n) for n, one in enumerate(_list(body, "counts"), 1)]
    _distinct(body)
    if not body["stages"] and not body["counts"]:
        raise _refused("stages", _("至少写一个阶段（stages）或一项计数（counts）。"))
    return body


def _plain(body: Body) -> None:
    if strange := sorted(str(key) for key in set(body) - KNOWN):
        raise _refused(
            "、".join(strange)[:60], _("没有这样的栏目，可用的有：%(names)s。") % {"names": "、".join(sorted(KNOWN))}
        )
    for key, longest in TEXTS.items():
        body[key] = _text(body.get(key, ""), key, longest)
    for key in ("title", "aim", "measures"):
        if not body[key]:
            raise _refused(key, _("请填写。"))
    for key in ("mentor", "awards"):
        if not isinstance(body.setdefault(key, False), bool):
            raise _refused(key, _("请写 true 或 false。"))
    body["choices"] = [_text(one, "choices", 40) for one in _list(body, "choices")]
    body["owner"] = [str(one) for one in _list(body, "owner")]
    if strange := [one for one in body["owner"] if one not in Post.values]:
        raise _refused(
            "owner",
            _("没有“%(post)s”这一职务，可用的有：%(posts)s。")
            % {"post": strange[0][:40], "posts": "、".join(Post.values)},
        )


def _stage(one: Any, number: int) -> Body:
    place = _("第%(n)d个阶段") % {"n": number}
    told = _mapping(one, place, {"key", "title", "papers"})
    papers = [_text(name, place, 60) for name in _list(told, "papers", place)]
    return {"key": told["key"], "title": told["title"], "papers": papers}


def _counter(one: Any, number: int) -> Body:
    place = _("第%(n)d项计数") % {"n": number}
    told = _mapping(one, place, {"key", "title", "unit", "how", "expect", "percent"})
    told["unit"] = _text(told.get("unit", _("次")), place, 10)
    if told.setdefault("how", How.SUM.value) not in How.values:
        raise _refused(place, _("how 写：%(words)s。") % {"words": "、".join(How.values)})
    expect, percent = told.setdefault("expect", None), told.setdefault("percent", 100)
    if not (expect is None or expect in Measure.values or _whole(expect, 100_000)):
        raise _refused(place, _("expect 写数字，或：%(words)s。") % {"words": "、".join(Measure.values)})
    if not (_whole(percent, 100) or (isinstance(percent, str) and KEY.fullmatch(percent))):
        raise _refused(place, _("percent 写1至100的整数，或一个参数的代码。"))
    return told


def _mapping(one: Any, place: str, known: set[str]) -> Body:
    if not isinstance(one, dict):
        raise _refused(place, _("请写 key 和 title。"))
    if strange := sorted(str(key) for key in set(one) - known):
        raise _refused(place, _("没有“%(key)s”这一栏。") % {"key": strange[0][:40]})
    if not KEY.fullmatch(str(one.get("key", ""))):
        raise _refused(place, _("key 用小写字母、数字和下划线，以字母开头。"))
    title = _text(one.get("title", ""), place, 60)
    if not title:
        raise _refused(place, _("请填写 title。"))
    return {**one, "key": str(one["key"]), "title": title}


def _distinct(body: Body) -> None:
    for name in ("stages", "counts"):
        keys = [one["key"] for one in body[name]]
        if twice := [key for key in keys if keys.count(key) > 1]:
            raise _refused(name, _("代码“%(key)s”写了两次，请改成不同的。") % {"key": twice[0]})
    papers = [name for one in body["stages"] for name in one["papers"]]
    if twice := [name for name in papers if papers.count(name) > 1]:
        raise _refused("papers", _("材料“%(name)s”要求了两次，请只留一处。") % {"name": twice[0]})


def _list(told: Body, key: str, place: str = "") -> list[Any]:
    found = told.get(key) or []
    if not isinstance(found, list) or len(found) > MOST:
        raise _refused(place or key, _("请写成不超过%(n)d项的列表。") % {"n": MOST})
    return found


def _text(value: Any, place: str, longest: int) -> str:
    text = (
        " ".join(str(value).split()) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else None
    )
    if text is None or len(text) > longest:
        raise _refused(place, _("请写不超过%(n)d字的文字。") % {"n": longest})
    return text


def _whole(value: Any, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most


def _refused(place: str, remedy: str) -> Refused:
    return Refused(_("专项模板有误：%(place)s。") % {"place": place}, remedy)
