"""xiaoheng account: a school's people get their log-ins and roles; what is misspelt is refused and nothing is made."""

import re

import pytest

from xiaoheng.doors.console.main import main
from xiaoheng.ground.organisation.actors import actor_of
from xiaoheng.ground.organisation.models import Account

OFFICE = ("account", "sq_office", "石办", "--unit", "SQ", "--role", "学校党政办")


def test_an_office_gets_its_account_and_signs_in(cast, capsys):
    assert main([*OFFICE]) == 0
    password = re.search("初始口令：([^（]+)", capsys.readouterr().out).group(1)
    assert Account.objects.get(username="sq_office").check_password(password)
    account = Account.objects.get(username="sq_office")
    assert [(grant.role, grant.code) for grant in actor_of(account).grants] == [("school_office", "SQ")]


def test_a_second_role_needs_no_second_account(cast, capsys):
    main([*OFFICE])
    assert main([*OFFICE[:-1], "班子成员"]) == 0
    assert Account.objects.filter(username="sq_office").count() == 1
    assert "口令" not in capsys.readouterr().out.splitlines()[-1]
    assert main([*OFFICE]) == 1
    assert "已有同一角色" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (["--unit", "XX"], "没有代码为“XX”的单位"),
        (["--role", "教务"], "没有“教务”这个角色"),
        (["--person", "0"], "没有工号为“0”的人员"),
    ],
)
def test_what_is_misspelt_is_refused(cast, capsys, wrong, says):
    assert main([*OFFICE, *wrong]) == 1
    assert says in capsys.readouterr().err
    assert not Account.objects.filter(username="sq_office").exists()
