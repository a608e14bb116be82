"""读YAML: a template's text as data, with the line on which each entry stands, so that every error can name it."""

from typing import Any

import yaml
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoheng.lib.refusal import Refused

Path = tuple[str | int, ...]
HALF = gettext_lazy("请对照现有模板检查：缩进用空格；冒号、逗号、括号用半角，冒号后空一格。")


class Wrong(Exception):
    """有误之处: where in the data, what it is called there, and what to write."""

    def __init__(self, path: Path, place: str, remedy: str) -> None:
        super().__init__(place)
        self.path, self.place, self.remedy = path, place, remedy


def parse(text: str) -> tuple[Any, yaml.Node | None]:
    """数据 of a text and its nodes. Refused where it is no YAML, or names an entry twice."""
    if "\ufffd" in text:
        place = _("第%(n)d行") % {"n": text[: text.index("\ufffd")].count("\n") + 1}
        raise refused(place, _("有无法识别的字符，请把文件另存为 UTF-8 编码后再上传。"))
    loader = yaml.SafeLoader("")
    try:
        loader = yaml.SafeLoader(text)  # looks at the characters already
        node = loader.get_single_node()
        if node is None:
            return None, None
        _refuse_twice(node)
        return loader.construct_document(node), node
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = _("第%(n)d行") % {"n": mark.line + 1} if mark else _("全文")
        raise refused(place, _("不是有效的 YAML。%(half)s") % {"half": HALF}) from error
    finally:
        loader.dispose()


def placed(node: yaml.Node | None, wrong: Wrong) -> Refused:
    """The refusal of what is wrong, with its line where the text has one for it."""
    line = _line(node, wrong.path)
    return refused(f"{_('第%(n)d行') % {'n': line}}，{wrong.place}" if line else wrong.place, wrong.remedy)


def refused(place: str, remedy: str) -> Refused:
    """模板有误."""
    return Refused(_("专项模板有误：%(place)s。") % {"place": place}, remedy)


def _line(node: yaml.Node | None, path: Path) -> int | None:
    """Of the entry, or of what it is missing from; nothing for what is missing from the whole."""
    at: yaml.Node | None = None
    for step in path:
        found = _child(node, step)
        if found is None:
            break
        at, node = found
    return at.start_mark.line + 1 if at is not None else None


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """Where the entry begins, and what it says."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if str(key.value) == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _refuse_twice(root: yaml.Node) -> None:
    """YAML itself would take the last one and say nothing."""
    waiting, seen = [root], {id(root)}
    while waiting:
        node = waiting.pop()
        inner = node.value if isinstance(node, yaml.SequenceNode) else []
        if isinstance(node, yaml.MappingNode):
            names: set[str] = set()
            for key, _value in node.value:
                if str(key.value) in names:
                    place = f"{_('第%(n)d行') % {'n': key.start_mark.line + 1}}，{str(key.value)[:40]}"
                    raise refused(place, _("这一栏写了两次，请合并成一处。"))
                names.add(str(key.value))
            inner = [value for _key, value in node.value]
        fresh = [one for one in inner if id(one) not in seen]
        seen.update(id(one) for one in fresh)
        waiting += fresh
