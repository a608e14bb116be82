"""Lists in which every school of a county has a row are narrowed by name; a school is not asked for its own."""

import pytest
from django.urls import reverse


@pytest.mark.parametrize("name", ["elections", "inspections", "appraisals"])
def test_the_county_finds_a_school_by_its_name(sign_in, cast, name):
    page = sign_in("clerk").get(reverse(f"desk:{name}"), {"q": "查无此校"})
    assert page.status_code == 200
    assert 'name="q"' in page.content.decode()
    assert 'name="q"' not in sign_in("ty_secretary").get(reverse(f"desk:{name}")).content.decode()
