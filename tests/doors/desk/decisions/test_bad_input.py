"""Bad input at the table that no other test holds: a full agenda, rare characters, words that would be a script.

The other lines of the list stand beside their verbs: votes and persons in tests/loop/decisions/test_debate.py and
test_session.py, hours, lock and length of the agenda in test_before.py, days in test_meetings.py, stale tabs and forged
fields in test_pages.py and tests/doors/walks, papers with a script in test_before.py here and in tests/doors/desk/filing.
"""

from io import BytesIO

import pytest
from django.test import Client
from docx import Document

from xiaoheng.doors.reports.minutes import minutes
from xiaoheng.doors.reports.pack import pack
from xiaoheng.ground.organisation.models import Person
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.matters.services.tabling import LONGEST
from xiaoheng.loop.decisions.models import AgendaItem, Meeting, Topic

pytestmark = pytest.mark.django_db
RARE, SCRIPT = "𠮷𰻞·买买提", "<script>alert(1)</script>\"'&𠮷"


def words(data):
    return "\n".join(row.text for row in Document(BytesIO(data)).paragraphs)


def test_an_agenda_of_a_thousand_items_ends_at_its_limit_and_a_full_one_is_shown(ty, sign_in):
    one, meeting = ty.propose("M12"), ty.convene("principal")
    said = {name: getattr(one, name) for name in ("unit", "org", "text", "proposed_on", "body", "stage", "quorum")}
    topics = Topic.objects.bulk_create(Topic(title=f"议题{n}", state="tabled", **said) for n in range(LONGEST))
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, topic=topic, position=n, quorum="Q-3") for n, topic in enumerate(topics, 1)
    )
    with pytest.raises(Refused, match=rf"议程已有{LONGEST}项，不能再列入") as refusal:
        ty.table(one, meeting)
    assert "分次召开" in refusal.value.remedy
    assert f"{LONGEST}．议题{LONGEST - 1}" in words(pack(meeting))
    services.start(actor=ty.office, meeting=meeting)
    page = sign_in("ty_office").get(f"/meetings/{meeting.pk}/live/?item={AgendaItem.objects.last().pk}")
    assert f"{LONGEST}. 议题{LONGEST - 1}" in page.content.decode()


def test_rare_characters_and_words_that_look_like_a_script_stay_words(ty, sign_in):
    vice = ty.cast.people["ty_vice"]
    Person.objects.filter(pk=vice.pk).update(name=RARE)
    meeting = ty.meeting(ty.consult(ty.propose("P16", title=SCRIPT)))
    item = ty.debate(meeting.items.get())
    services.vote(actor=ty.office, item=item, method="hands", yes=5)
    code = services.project(actor=ty.office, meeting=meeting).code
    page = sign_in("ty_office").get(f"/meetings/{meeting.pk}/live/").content.decode()
    screen = Client().get(f"/screen/?code={code}").content.decode()
    for html in (page, screen):
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert(1)" in html
    assert RARE in page
    services.resolve(actor=ty.office, item=item, outcome="approved", text=SCRIPT)
    services.adjourn(actor=ty.office, meeting=meeting)
    paper = words(minutes(Meeting.objects.get(pk=meeting.pk)))
    assert f"《{SCRIPT}》" in paper
    assert f"{RARE}：同意" in paper


def test_somebody_of_another_school_neither_speaks_nor_votes_nor_is_marked(ty, lx, sign_in):
    item = services.take_up(actor=ty.office, item=ty.meeting(ty.consult(ty.propose("P16"))).items.get())
    foreign, client = ty.cast.people["lx_vice"].pk, sign_in("ty_office")
    spoken = client.post(f"/agenda/{item.pk}/speak/", {"person": foreign, "text": "同意"})
    ty.hear(item)
    voted = client.post(
        f"/agenda/{item.pk}/vote/", {"method": "named", "yes": "", "no": "", "abstain": "", f"v{foreign}": "yes"}
    )
    client.post(f"/meetings/{item.meeting_id}/attend/", {f"p{foreign}": "present", f"s{foreign}": "unmarked"})
    assert (spoken.status_code, voted.status_code) == (422, 422)
    assert not item.meeting.attendances.filter(person=foreign).exists()
    other = lx.meeting(lx.consult(lx.propose("P16"))).items.get()
    assert client.post(f"/agenda/{other.pk}/take_up/").status_code == 404
    assert AgendaItem.objects.get(pk=other.pk).state == "waiting"
