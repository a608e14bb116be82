"""How names and amounts of the members' room are drawn."""

from django import template

from xiaoheng.lib import dues

register = template.Library()


@register.filter
def masked(name: str, hides: bool) -> str:
    """姓名: in full, or its first character alone for whoever needs no names."""
    return name[:1] + "＊" * max(1, len(name) - 1) if hides else name


@register.filter
def yuan(amount: int | None) -> str:
    """元: 12.34, or — where nothing was paid."""
    return "—" if amount is None else dues.yuan(amount)


@register.filter
def month(ym: int) -> str:
    """202303 as 2023-03."""
    return f"{ym // 100}-{ym % 100:02}"
