"""organisation.import_accounts: log-ins and roles by workbook; first passwords are told once and stand nowhere."""

import pytest

from tests.ground.organisation.books import stored
from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.actors import actor_of
from xiaoheng.ground.organisation.models import Account, Import, RoleGrant
from xiaoheng.ground.organisation.services.importing import ACCOUNTS_BOOK
from xiaoheng.ground.records.models import Payload
from xiaoheng.lib.refusal import Forbidden, Refused

ACCOUNTS = [["wangqin2", "王勤", "00008"], ["bangong", "新办公室", ""]]
GRANTS = [["wangqin2", "班子成员", "TY", "2023-03-01", ""], ["bangong", "学校党政办", "LX", "2023-03-01", ""]]


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.XIAOHENG_HOME = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def look(cast):
    """`look(accounts=…, grants=…)` previews as the county's clerk."""

    def seen(username="clerk", county="YL", **sheets):
        said = {"actor": cast.actor(username), "unit": cast.units[county], "file": stored(**sheets)}
        return said, services.preview(**said, book=ACCOUNTS_BOOK)

    return seen


@pytest.fixture
def bring(look):
    def both(**sheets):
        said, plan = look(**sheets)
        return services.import_accounts(**said, seen=plan.digest(), confirmed=True)

    return both


def test_accounts_come_with_roles_and_a_password_that_is_told_once(bring):
    done = bring(accounts=ACCOUNTS, grants=GRANTS)
    assert [(username, name) for username, name, _password in done.handed] == [
        ("wangqin2", "王勤"),
        ("bangong", "新办公室"),
    ]
    for username, _name, password in done.handed:
        account = Account.objects.get(username=username)
        assert account.check_password(password)
        assert len(password) == 14
        assert password not in "".join(Payload.objects.values_list("body", flat=True))
        assert password.encode() not in bytes(Import.objects.latest("pk").kept)
    assert actor_of(Account.objects.get(username="bangong")).roles() == {"school_office"}
    assert Account.objects.get(username="wangqin2").person.name == "王勤"


def test_the_same_workbook_again_changes_nothing_and_what_is_exported_comes_back(cast, look, bring):
    bring(accounts=ACCOUNTS, grants=GRANTS)
    _said, plan = look(accounts=ACCOUNTS, grants=GRANTS)
    assert (plan.moving(), plan.problems, plan.questions) == ([], (), ())
    rows = services.export(actor=cast.actor("clerk"), unit=cast.units["YL"], book=ACCOUNTS_BOOK)
    assert len(rows["账号"]) == Account.objects.filter(grants__unit__log="YL").distinct().count()
    _said, plan = look(accounts=rows["账号"], grants=rows["角色"])
    assert (plan.moving(), plan.problems) == ([], ())


def test_a_role_ends_and_a_name_changes_without_touching_the_password(look, bring):
    before = Account.objects.get(username="ty_office").password
    done = bring(
        accounts=[["ty_office", "郑文书", "00007"]],
        grants=[["ty_office", "学校党政办", "TY", "2015-09-01", "2023-03-10"]],
    )
    account = Account.objects.get(username="ty_office")
    assert (done.handed, account.name, account.password) == ((), "郑文书", before)
    assert actor_of(account).roles() == set()


def test_undone_they_are_gone_unless_somebody_signed_in(cast, bring):
    bring(accounts=ACCOUNTS, grants=GRANTS)
    row, clerk = Import.objects.latest("pk"), cast.actor("clerk")
    Account.objects.filter(username="bangong").update(last_login="2023-03-14T08:00:00+08:00")
    found = services.undoing(actor=clerk, row=row)
    services.undo_import(actor=clerk, row=row, seen=found.digest(), confirmed=True)
    assert [title for _sheet, _row, title, _later in found.staying] == ["新办公室（bangong）"]
    assert not Account.objects.filter(username="wangqin2").exists()
    assert not RoleGrant.objects.filter(since="2023-03-01").exists()


WRONG = [
    ({"accounts": [["lj_clerk", "许外", ""]]}, "账号第2行“账号”：“lj_clerk”已由本县以外的单位使用"),
    ({"accounts": [["新账号", "某某", "00005"]]}, "账号第2行“账号”：“新账号”不能作账号。请用3至60位字母、数字"),
    ({"accounts": [["nobody", "某某", ""]]}, "账号第2行“账号”：既没有工号，也没有角色"),
    ({"accounts": [["nobody", "某某", "99999"]]}, "账号第2行“工号”：没有编码为“99999”的人员"),
    ({"accounts": [["nobody", "某某", "5"]]}, "有“00005”，两处疑似有一处丢了前面的0"),
    ({"grants": [["nobody", "校长", "TY", "2023-03-01", ""]]}, "角色第2行“账号”：没有编码为“nobody”的账号"),
    ({"grants": [["ty_vice", "校长", "LJ1", "2023-03-01", ""]]}, "角色第2行“单位编码”：没有编码为“LJ1”的单位"),
    ({"grants": [["ty_vice", "校长", "YL", "2023-03-01", ""]]}, "角色第2行“单位编码”：“校长”须授予在学校"),
    ({"grants": [["ty_vice", "督查员", "TY", "2023-03-01", ""]]}, "“督查员”须授予在片区"),
    ({"grants": [["clerk", "督查员", "YL-Z1", "2023-03-01", ""]]}, "角色第2行“账号”：不能给自己授予或收回角色"),
    ({"grants": [["clerk", "工委干事", "YL", "2015-09-01", "2023-03-01"]]}, "不能给自己授予或收回角色"),
    ({"grants": [["ty_vice", "班子成员", "TY", "2016-09-01", ""]]}, "角色第2行“起始日期”：同一角色前后重叠"),
]


@pytest.mark.parametrize(("sheets", "said"), WRONG, ids=[said for _sheets, said in WRONG])
def test_what_a_row_may_not_say(look, sheets, said):
    _said, plan = look(**sheets)
    assert said in "".join(map(str, plan.problems))


ASKED = [
    ({"accounts": [["second", "周正", "00005"]]}, "工号00005将有2个账号：second、ty_secretary"),
    ({"accounts": [["second", "周政", "00005"]]}, "姓名“周政”与工号00005登记的“周正”不同"),
    ({"grants": [["ty_vice", "工委干事", "YL", "2023-03-01", ""]]}, "ty_vice将成为工委干事，可以查看全县"),
]


@pytest.mark.parametrize(("sheets", "said"), ASKED, ids=[said for _sheets, said in ASKED])
def test_what_must_be_confirmed(look, sheets, said):
    asked, plan = look(**sheets)
    assert said in "".join(plan.questions)
    with pytest.raises(Refused, match="需要确认"):
        services.import_accounts(**asked, seen=plan.digest())


@pytest.mark.parametrize("username", ["leader", "auditor", "ty_secretary", "lj_clerk", "stranger"])
def test_only_the_clerk_of_the_county(cast, username):
    said = {"actor": cast.actor(username), "unit": cast.units["YL"], "file": stored(accounts=ACCOUNTS)}
    with pytest.raises(Forbidden):
        services.preview(**said, book=ACCOUNTS_BOOK)
    with pytest.raises(Forbidden):
        services.import_accounts(**said, seen="")
