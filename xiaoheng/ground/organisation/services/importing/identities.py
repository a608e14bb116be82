"""身份证号的比对码: what is kept of a number: enough to recognise it and to show, not enough to use."""

from typing import Any

from django.conf import settings

from xiaoheng.ground.organisation.columns import Identity
from xiaoheng.lib import digest, identity


def read_identity(cell: Any) -> Identity | None:
    """读身份证号: a number's keyed hash and mask; a bare mask has no hash; None for a blank cell. Refused as damaged."""
    number = identity.parse(cell)
    if number is None or isinstance(number, str):
        return Identity("", number) if number else None
    return Identity(digest.keyed(settings.IDENTITY_KEY.encode(), number.text.encode()), number.mask, number.born)
