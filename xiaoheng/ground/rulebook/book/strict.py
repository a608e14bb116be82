"""严格读取: YAML without double keys, and mappings without missing or unknown keys."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from xiaoheng.lib.refusal import Refused

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _OnceLoader(Loader):  # type: ignore[misc]
    """A safe loader that refuses a key written twice, which YAML would silently let win."""


def _mapping(loader: Any, node: Any) -> dict[Any, Any]:
    pairs: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in pairs:
            raise yaml.constructor.ConstructorError(problem=f"“{key}”写了两次", problem_mark=key_node.start_mark)
        pairs[key] = loader.construct_object(value_node, deep=True)
    return pairs


_OnceLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


def wrong(place: str, message: str) -> Refused:
    """载入失败: a refusal that names the file (and key) and the remedy."""
    return Refused(f"{place}：{message}", _("请改正后重新载入；数据库未作任何改动。"), _("制度文件"))


def parse(text: str, place: str) -> dict[Any, Any]:
    """The mapping in a YAML text; Refused with line and reason otherwise."""
    try:
        data = yaml.load(text, _OnceLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = _("第%(line)d行，") % {"line": mark.line + 1} if mark else ""
        raise wrong(place, f"{at}{getattr(error, 'problem', error)}") from None
    if not isinstance(data, dict):
        raise wrong(place, _("内容应为“键: 值”的形式。"))
    return data


def parse_file(path: Path) -> dict[Any, Any]:
    """The mapping in a YAML file of UTF-8 text."""
    try:
        return parse(path.read_text(encoding="utf-8"), label(path))
    except UnicodeDecodeError:
        raise wrong(label(path), _("不是 UTF-8 文本。")) from None


def label(path: Path) -> str:
    """How a message names a file: its last three parts."""
    return "/".join(path.parts[-3:])


def known(data: Mapping[Any, Any], place: str, required: str, optional: str = "") -> None:
    """Refuse missing and unknown keys."""
    must, may = set(required.split()), set(optional.split())
    for key in sorted(must - set(data)):
        raise wrong(place, _("缺少“%(key)s”。") % {"key": key})
    for key in data:
        if key not in must | may:
            raise wrong(place, _("不认识“%(key)s”这个键。") % {"key": key})


def text_of(data: Mapping[Any, Any], key: str, place: str, default: str | None = None) -> str:
    """A non-empty text under a key."""
    value = data.get(key, default)
    if value == "" and default == "":
        return ""
    if not isinstance(value, str) or not value.strip():
        raise wrong(place, _("“%(key)s”应为文字，不能空着。") % {"key": key})
    return value.strip()


def day_of(data: Mapping[Any, Any], key: str, place: str) -> date:
    """A date under a key."""
    value = data.get(key)
    if type(value) is not date:
        raise wrong(place, _("“%(key)s”应为日期，如 2023-03-14。") % {"key": key})
    return value


def choice_of(data: Mapping[Any, Any], key: str, place: str, choices: type[Any], default: str | None = None) -> str:
    """One of the values of a choices class under a key."""
    value = data.get(key, default)
    if value not in choices.values:
        allowed = "、".join(choices.values)
        raise wrong(place, _("“%(key)s”只能是：%(allowed)s。") % {"key": key, "allowed": allowed})
    return str(value)
