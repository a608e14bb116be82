"""Tones of the states of decisions."""

from django import template

from xiaoheng.doors.desk.decisions.views import tone

register = template.Library()
register.filter("decision_tone", tone)
