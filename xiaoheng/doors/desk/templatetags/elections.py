"""How the steps of an election are drawn."""

from django import template

from xiaoheng.ground.organisation.words import RequestState

register = template.Library()


@register.filter
def reopened(state: str) -> bool:
    """Whether what was asked has to be asked again."""
    return state in (RequestState.REFUSED, RequestState.WITHDRAWN)
