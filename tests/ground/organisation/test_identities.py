"""身份证号: kept as a keyed hash and a mask; what an export shows changes nothing; doubles and other birthdays are asked."""

import pytest

from tests.ground.organisation.books import HEADERS, stored, workbook
from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.models import Import, Person
from xiaoheng.ground.organisation.services.importing.identities import read_identity
from xiaoheng.ground.records.models import Payload
from xiaoheng.lib.identity import CHECKS, WEIGHTS


def sealed(digits):
    """Seventeen digits with their check."""
    return digits + CHECKS[sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=True)) % 11]


NUMBER, OTHER = sealed("11010519491231002"), sealed("45010319900101123")
MASK = f"{NUMBER[:3]}{'*' * 11}{NUMBER[-4:]}"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.XIAOHENG_HOME = tmp_path


@pytest.fixture
def look(cast):
    """`look([code, name, born, unit, number], …)` previews people as the county's clerk."""

    def seen(*rows):
        def widen(book):
            sheet = book["人员"]
            sheet.cell(1, len(HEADERS["人员"]) + 1, "身份证号")
            for at, row in enumerate(rows, 2):
                sheet.cell(at, len(HEADERS["人员"]) + 1, row[4])

        file = stored(workbook(widen, people=[row[:4] for row in rows]))
        said = {"actor": cast.actor("clerk"), "unit": cast.units["YL"], "file": file}
        return said, services.preview(**said)

    return seen


@pytest.fixture
def bring(look):
    def both(*rows):
        said, plan = look(*rows)
        return services.import_(**said, seen=plan.digest(), confirmed=True)

    return both


def row(number, code="90001", name="龙一", born="1949-12-31"):
    return [code, name, born, "TY", number]


def test_the_number_is_nowhere_in_the_system(bring, tmp_path):
    bring(row(NUMBER))
    person = Person.objects.get(code="90001")
    assert (person.identity_mask, len(person.identity)) == (MASK, 64)
    assert person.identity == read_identity(NUMBER.lower()).hash
    written = "".join(Payload.objects.values_list("body", flat=True)) + str(Import.objects.values())
    assert NUMBER not in written
    assert NUMBER[6:14] not in written


def test_another_key_gives_another_hash(settings):
    first = read_identity(NUMBER).hash
    settings.IDENTITY_KEY = "another"
    assert read_identity(NUMBER).hash != first


def test_blank_or_masked_it_stays_what_it_is(cast, look, bring):
    bring(row(NUMBER))
    for same in ("", MASK, NUMBER, NUMBER[:6] + " " + NUMBER[6:]):
        assert look(row(same))[1].moving() == []
    exported = services.export(actor=cast.actor("clerk"), unit=cast.units["YL"])["人员"]
    assert MASK in next(line for line in exported if line[0] == "90001")
    assert NUMBER not in str(exported)


def test_another_mask_or_a_mask_for_somebody_new_is_refused(look, bring):
    assert f"“{MASK}”是遮盖后的号码" in str(look(row(MASK))[1].problems[0])
    bring(row(NUMBER))
    assert "与登记的不符" in str(look(row("999***********9999"))[1].problems[0])


def test_a_change_shows_masks_alone(look, bring):
    bring(row(NUMBER))
    (change,) = look(row(OTHER, born="1990-01-01"))[1].moving()
    assert ("身份证号", MASK, f"{OTHER[:3]}{'*' * 11}{OTHER[-4:]}") in [
        (one.header, one.old, one.new) for one in change.differences
    ]


def test_one_number_under_two_codes_is_asked(look, bring):
    assert "龙一（90001）、龙二（90002）的身份证号相同" in "".join(
        look(row(NUMBER), row(NUMBER, "90002", "龙二"))[1].questions
    )
    bring(row(NUMBER))
    assert "龙一（90001）、龙二（90002）的身份证号相同" in "".join(look(row(NUMBER, "90002", "龙二"))[1].questions)


def test_one_number_in_two_counties_is_asked_without_a_name(cast, look):
    Person.objects.filter(code="00016").update(identity=read_identity(NUMBER).hash, identity_mask=MASK)
    (asked,) = look(row(NUMBER))[1].questions
    assert asked == "龙一（90001）的身份证号已在外县登记。请确认是否已调入。"


def test_a_birthday_that_is_not_the_number_s_is_asked(look):
    (asked,) = look(row(NUMBER, born="1950-12-31"))[1].questions
    assert asked == "人员第2行：出生日期1950-12-31与身份证号中的1949-12-31不一致。请确认以出生日期栏为准。"
    assert look(row(NUMBER, born=""))[1].questions == ()
