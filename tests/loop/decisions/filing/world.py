"""Short ways to a filed text at each step of its life."""

from tests.loop.decisions.conftest import Walk
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.filing import services as filing
from xiaoheng.loop.decisions.filing.services import Mark
from xiaoheng.loop.decisions.filing.words import Kind, State, Verdict
from xiaoheng.loop.decisions.models import Resolution

MATTERS = {Kind.CHARTER: "P11", Kind.PLAN: "P12"}


class Filer:
    """One school of the cast and its county: drafts, adopts in a meeting, submits; the county reviews."""

    def __init__(self, cast, school="TY", clerk="clerk"):
        self.walk = Walk(cast, school)
        self.unit, self.office, self.clerk = self.walk.unit, self.walk.office, cast.actor(clerk)

    def draft(self, kind=Kind.CHARTER, **told):
        return filing.draft(actor=self.office, unit=self.unit, kind=kind, **(told or {"reference": True}))

    def adopt(self, kind=Kind.CHARTER):
        """A resolution on the matter with its minutes signed."""
        topic, meeting = self.walk.approved(MATTERS.get(kind, "P14"))
        self.walk.sign(meeting)
        return Resolution.objects.get(topic=topic)

    def submitted(self, kind=Kind.CHARTER, resolution=None, **told):
        text = self.draft(kind, **told)
        found = resolution or self.adopt(kind)
        return filing.submit(actor=self.office, text=text, explanation="按上级要求修订。", resolution=found)

    def registered(self, kind=Kind.CHARTER, **told):
        return filing.register(actor=self.clerk, text=self.submitted(kind, **told))

    def read(self, text, **marks):
        """Every article clear but those told by number: `_3=Mark(...)`."""
        told = {int(word[1:]): mark for word, mark in marks.items()}
        rows = {row.pk: told.get(row.number, Mark(Verdict.CLEAR)) for row in text.articles.all()}
        filing.examine(actor=self.clerk, text=text, marks=rows)

    def filed(self, kind=Kind.CHARTER, effective_on=None, **told):
        text = self.registered(kind, **told)
        self.read(text)
        day = effective_on or clock.today()
        return filing.conclude(actor=self.clerk, text=text, outcome=State.PASSED, effective_on=day)

    def returned(self, kind=Kind.CHARTER, **told):
        text = self.registered(kind, **told)
        self.read(text, _3=Mark(Verdict.CORRECT, "lawful", "与党章不一致。"))
        return filing.conclude(actor=self.clerk, text=text, outcome=State.RETURNED, opinion="请改正第三条。")
