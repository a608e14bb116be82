"""What an amendment leaves as it was is said where the difference is shown, to the issuer and to the school."""

from datetime import date, timedelta

from django.utils.html import strip_tags

from tests.doors.pages import url
from tests.loop.execution.conftest import assignment, draft, issued, signed  # noqa: F401
from tests.loop.execution.test_changing import changed, extended
from xiaoheng.lib import clock
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.services import Share


def test_what_stays_is_said_to_the_issuer_the_school_and_whoever_has_a_part(cast, sign_in, signed, assignment):  # noqa: F811
    office, people = cast.actor("ty_office"), cast.people
    shares = [Share(people["ty_vice"], "起草章程"), Share(people["ty_teacher"], "征求意见")]
    row = extended(cast, execution.share(actor=office, assignment=assignment, shares=shares), date(2023, 4, 20))
    first, second = row.parts.all()
    execution.complete(actor=cast.actor("ty_vice"), part=first, note="已起草")
    with clock.on(clock.today() + timedelta(days=1)):
        amendment = changed(cast, signed, due_on=date(2023, 4, 10))
        page = strip_tags(sign_in("clerk").get(f"/directives/{amendment.pk}/").content.decode())
        assert "仍由原承办人办理：桃源中学。" in page
        assert "继续有效：桃源中学（至2023年4月20日）。" in page
        execution.issue(actor=cast.actor("clerk"), directive=amendment)
        client = sign_in("ty_office")
        assert "继续有效：桃源中学（至2023年4月20日）。" in client.get(f"/directives/{signed.pk}/").content.decode()
        now = reads.assignment(signed.items.get(ended_on=None, seq=1), cast.units["TY"])
        page = strip_tags(client.get(f"/assignments/{now.pk}/").content.decode())
        assert "要求于2023年3月15日修改过" in page
        assert page.count("要求修改前完成") == 1
        page = strip_tags(sign_in("ty_teacher").get(url("execution.complete", part=second.pk)).content.decode())
        assert "要求于2023年3月15日修改过，以上为现在的要求" in page
        page = strip_tags(sign_in("lx_office").get(f"/directives/{signed.pk}/").content.decode())
        assert "修订学校章程" in page
        assert "桃源中学" not in page
