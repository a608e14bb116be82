"""本人: what is held of the viewer himself, each with its page where he may open it, and nothing of anybody else."""

from datetime import date

import pytest
from django.urls import reverse

from tests.doors.desk.counting import queries
from tests.loop.decisions.life.conftest import Branch
from xiaoheng.ground.cadres.models import Award, Programme, Reserve, Training

pytestmark = pytest.mark.django_db
ME = "/me/"


def drawn(client):
    answer = client.get(ME)
    assert answer.status_code == 200
    return answer.content.decode().split('id="accesses"', 1)[0]


def trained(cast, name, hours, n=1):
    row = Programme.objects.create(
        unit=cast.units["YL"], title=f"培训班{n}", kind="secretary", audience="members", hours=hours,
        since=date(2023, 3, 1), until=date(2023, 3, 9),
    )  # fmt: skip
    Training.objects.create(programme=row, person=cast.people[name], hours=hours, held_on=date(2023, 3, 8))


def awarded(cast, name, number):
    Award.objects.create(
        person=cast.people[name], kind="member", level="county", issuer="中共云岭县委", number=number,
        since=date(2022, 6, len(number)),
    )  # fmt: skip


def test_posts_membership_training_awards_and_talks(cast, sign_in):
    branch = Branch(cast)
    branch.talk(("vice", "teacher"))
    trained(cast, "ty_vice", 24)
    awarded(cast, "ty_vice", "1号")
    said = drawn(sign_in("ty_vice"))
    for words in (
        "桃源中学第一党支部 党组织书记",
        "正式党员",
        "2023年已登记24学时，一般不少于56学时",
        "1号",
        "年度1次",
    ):
        assert words in said, words
    assert f'href="{reverse("desk:org", kwargs={"org": branch.org.pk})}"' in said
    assert "褚言" not in said, "with whom he talked"


def test_nobody_elses_and_never_whether_he_is_listed(cast, sign_in):
    trained(cast, "ty_vice", 24)
    Reserve.objects.create(person=cast.people["ty_secretary"], level="deputy", basis="后备1号", since=date(2022, 1, 1))
    assert "24学时" not in drawn(sign_in("ty_teacher"))
    trained(cast, "ty_teacher", 8, 2)
    assert "2023年3月8日　培训班2　8学时" in drawn(sign_in("ty_teacher"))
    assert "后备" not in drawn(sign_in("ty_secretary"))
    assert f"/people/{cast.people['ty_teacher'].pk}/" not in drawn(sign_in("ty_teacher")), "a page he may not open"


def test_more_costs_no_more(cast, sign_in):
    client = sign_in("ty_vice")
    trained(cast, "ty_vice", 8)
    awarded(cast, "ty_vice", "1号")
    few = queries(client, ME)
    for n in range(3, 8):
        trained(cast, "ty_vice", 8, n)
        awarded(cast, "ty_vice", "号" * n)
    assert queries(client, ME) <= few
