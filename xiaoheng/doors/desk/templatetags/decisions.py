"""Tones of the states of decisions, the rule of numbers in words, and the request that a finding calls for."""

from typing import Any

from django import template
from django.utils.html import format_html

from xiaoheng.doors.desk.decisions.asking import Ask
from xiaoheng.doors.desk.decisions.asking import ask_about as about
from xiaoheng.doors.desk.decisions.views import tone
from xiaoheng.ground.rulebook.selectors import Worded
from xiaoheng.lib.quorum import CLASSES, OTHERS, Quorum
from xiaoheng.loop.decisions.words import quorum_words

register = template.Library()
register.filter("decision_tone", tone)


@register.filter("quorum")
def quorum(rule: Quorum | str) -> str:
    """人数规则 in words with its code beside them; a code alone stands for the class."""
    found = rule if isinstance(rule, Quorum) else (CLASSES | OTHERS).get(rule)
    if found is None:
        return str(rule) or "—"
    return format_html('{} <span class="quiet nowrap">{}</span>', quorum_words(found), found.code)


@register.simple_tag(takes_context=True)
def ask_about(context: Any, one: Worded) -> Ask | None:
    """The request on a finding, or the way to write one; None where neither is for the viewer."""
    return about(context["request"].viewer, one)
