"""How a change of an import is drawn."""

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.services.importing.planning import ADDED, CHANGED, ENDED, KINDS, Change

register = template.Library()
TONES = {ADDED: "green", CHANGED: "amber", ENDED: "red"}


@register.filter
def change_tone(kind: str) -> str:
    """The colour of a kind of change; its word stands beside it."""
    return TONES.get(kind, "grey")


@register.filter
def change_word(kind: str) -> str | Promise:
    """新增、更改、终止."""
    return KINDS[kind]


@register.simple_tag
def differences(change: Change) -> SafeString:
    """Each column with its old and new text; of a new row, what it holds."""
    if change.kind == ADDED:
        return format_html_join("；", "{}：{}", ((one.header, one.new) for one in change.differences))
    lines = ((one.header, _text("del", one.old), _text("ins", one.new)) for one in change.differences)
    return format_html_join("；", "{}：{} → {}", lines)


def _text(tag: str, text: str) -> SafeString:
    return format_html("<{0}>{1}</{0}>", tag, text) if text else format_html("（{}）", _("空"))
