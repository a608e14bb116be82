"""遮盖: 前3后4 of identity numbers, 3+4 of telephones, and nothing else in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoheng.lib.masking import masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11010519491231002X", "110***********002X"),
        ("11010519491231002x同志", "110***********002x同志"),
        ("110105491231002", "110********1002"),
        ("１１０１０５１９４９１２３１００２１", "１１０***********００２１"),
        ("13800138000", "138****8000"),
        ("138 0013 8000、138-0013-8000", "138****8000、138****8000"),
        ("经费1234567890123456789元", "经费1234567890123456789元"),
        ("校发〔2023〕12号，座机 0913-8212345", "校发〔2023〕12号，座机 0913-8212345"),
        ("", ""),
    ],
)
def test_masked(text, expected):
    assert masked(text)[0] == expected


@given(st.text(alphabet="0123456789Xx１２ -，号", max_size=60))
def test_masking_again_changes_nothing(text):
    once, _count = masked(text)
    assert masked(once) == (once, 0)
