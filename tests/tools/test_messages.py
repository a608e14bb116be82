"""The catalogue tool finds every text that Django itself would translate, and says what is missing."""

import pytest

from tools import messages

TEMPLATE = """
{% translate "保存" %} {{ _("删除") }} {% translate "一'二" context "数" as x %} {{ x|default:_("乙") }}
{% blocktranslate trimmed count n=n %}
  {{ n }} 所学校
{% plural %}
  {{ n }} 所学校（多）
{% endblocktranslate %}
{# translate "不算" #} {% comment %}{% translate "也不算" %}{% endcomment %}
"""
MODULE = """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy
a = _("你好 %(name)s") % {"name": 1}
b = pgettext_lazy("动词", "会")
c = ngettext("%(n)s 个", "%(n)s 个（多）", 3)
d = gettext_lazy("拼"
    "接")
"""


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package with one module and one template, and no catalogue yet."""
    (tmp_path / "xiaoheng/templates").mkdir(parents=True)
    (tmp_path / "xiaoheng/module.py").write_text(MODULE, encoding="utf-8")
    (tmp_path / "xiaoheng/templates/page.html").write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "PACKAGE", tmp_path / "xiaoheng")
    monkeypatch.setattr(messages, "CATALOGUE", tmp_path / "xiaoheng/locale/en/LC_MESSAGES/django.po")
    return tmp_path / "xiaoheng"


def test_finds_texts_of_modules_and_templates(package):
    found = {(message.context, message.id) for message in messages.found() if message.id}
    assert found == {
        (None, "保存"),
        (None, "删除"),
        ("数", "一'二"),
        (None, "乙"),
        (None, ("%(n)s 所学校", "%(n)s 所学校（多）")),
        (None, "你好 %(name)s"),
        ("动词", "会"),
        (None, ("%(n)s 个", "%(n)s 个（多）")),
        (None, "拼接"),
    }


def test_update_keeps_translations_and_check_names_every_fault(package):
    messages.update()
    assert len([fault for fault in messages.faults() if fault.startswith("untranslated")]) == 9

    text = messages.CATALOGUE.read_text(encoding="utf-8")
    text = text.replace('msgid "保存"\nmsgstr ""', 'msgid "保存"\nmsgstr "Save"')
    text = text.replace('msgid "删除"\nmsgstr ""', '#, fuzzy\nmsgid "删除"\nmsgstr "Delete"')
    text = text.replace('msgid "你好 %(name)s"\nmsgstr ""', 'msgid "你好 %(name)s"\nmsgstr "Hello %(nam)s"')
    messages.CATALOGUE.write_text(text, encoding="utf-8")
    (package / "new.py").write_text('_("新")\n', encoding="utf-8")
    (package / "module.py").write_text(MODULE.replace('"会"', '"能"'), encoding="utf-8")

    faults = "\n".join(messages.faults())
    assert "保存" not in faults
    assert "fuzzy: '删除'" in faults
    assert "'你好 %(name)s': " in faults
    assert "new.py: not in the catalogue: '新'" in faults
    assert "no longer used: '会'" in faults

    messages.update()
    assert 'msgstr "Save"' in messages.CATALOGUE.read_text(encoding="utf-8")
    assert not any("not in the catalogue" in fault for fault in messages.faults())
