"""Dues: whole-amount bands with their cliffs, half-up cents, whatever the pay."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoheng.lib.dues import Band, owed, yuan

WORKING = [Band(300_000, 5), Band(500_000, 10), Band(1_000_000, 15), Band(None, 20)]
RETIRED = [Band(500_000, 5), Band(None, 10)]


@pytest.mark.parametrize(
    ("pay", "amount"),
    [
        *[("0", "0.00"), ("1800.00", "9.00"), ("3000.00", "15.00"), ("3000.01", "30.00"), ("5000.00", "50.00")],
        *[("5000.01", "75.00"), ("10000.00", "150.00"), ("10000.01", "200.00"), ("2999.00", "15.00")],
        *[("2001.00", "10.01"), ("2000.99", "10.00"), ("3000.49", "30.00"), ("3000.50", "30.01")],
    ],
)
def test_cliffs_and_cents_in_work(pay, amount):
    assert yuan(owed(int(Decimal(pay) * 100), WORKING)) == amount


@pytest.mark.parametrize(("pay", "amount"), [("5000.00", "25.00"), ("5000.01", "50.00"), ("4321.00", "21.61")])
def test_cliffs_retired(pay, amount):
    assert yuan(owed(int(Decimal(pay) * 100), RETIRED)) == amount


@given(pay=st.integers(min_value=0, max_value=10**9))
def test_the_same_as_decimal_half_up(pay):
    rate = next(band.rate for band in WORKING if band.most is None or pay <= band.most)
    exact = Decimal(pay) * rate / 1000
    assert owed(pay, WORKING) == int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def test_no_pay_below_zero():
    with pytest.raises(ValueError, match="below zero"):
        owed(-1, WORKING)
