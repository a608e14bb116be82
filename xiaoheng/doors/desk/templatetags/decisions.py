"""Tones of the states of decisions, and the request that a finding calls for."""

from typing import Any

from django import template

from xiaoheng.doors.desk.decisions.asking import Ask
from xiaoheng.doors.desk.decisions.asking import ask_about as about
from xiaoheng.doors.desk.decisions.views import tone
from xiaoheng.ground.rulebook.selectors import Worded

register = template.Library()
register.filter("decision_tone", tone)


@register.simple_tag(takes_context=True)
def ask_about(context: Any, one: Worded) -> Ask | None:
    """The request on a finding, or the way to write one; None where neither is for the viewer."""
    return about(context["request"].viewer, one)
