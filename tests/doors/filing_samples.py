"""The texts of one school of the samples in each state that addresses ask for, and its part in the rollout."""

from datetime import date

from xiaoheng.loop.decisions.filing import services as filing
from xiaoheng.loop.decisions.filing.models import Article, Batch, FiledText
from xiaoheng.loop.decisions.filing.services import Mark
from xiaoheng.loop.decisions.filing.words import Kind, State, Verdict
from xiaoheng.loop.decisions.models import Matter, Resolution

TODAY, DUE = date(2023, 3, 14), date(2023, 4, 30)


def keep_filings(sampler):
    """A charter filed with advice, rules in the states before, a list in draft; a batch, candidacies, a row of a plan."""
    resolution = Resolution.objects.get(pk=sampler.place.objects["resolution"])
    charter = written(sampler, Kind.CHARTER, "filing")
    filing.submit(actor=sampler.office, text=charter, explanation=sampler.says("filing"), resolution=resolution)
    filing.register(actor=sampler.clerk, text=charter)
    marks = {row.pk: Mark(Verdict.ADVISE, "regular", sampler.says("filing")) for row in charter.articles.all()}
    filing.examine(actor=sampler.clerk, text=charter, marks=marks)
    filing.conclude(actor=sampler.clerk, text=charter, outcome=State.ADVISED, effective_on=TODAY)
    sampler.keep("advised_text", charter.pk)
    for kind, state in ((Kind.PARTY_RULES, State.SUBMITTED), (Kind.PRINCIPAL_RULES, State.REGISTERED)):
        row = written(sampler, kind, "filing")
        FiledText.objects.filter(pk=row.pk).update(
            state=state, resolution=resolution, county=sampler.county, submitted_on=TODAY, due_on=DUE
        )
        sampler.keep(f"{state}_text", row.pk)
    draft = written(sampler, Kind.LIST, "filing_draft")
    sampler.keep("filed_text", draft.pk)
    sampler.keep("article", draft.articles.earliest("pk").pk)
    matter, last = Matter.objects.get(code="P16"), draft.articles.latest("pk")
    said = {"body": matter.body, "quorum": "Q-2", "category": matter.category, "gates": [*matter.gates.split(), "LE"]}
    term = filing.put_matter(actor=sampler.office, text=draft, article=last, matter=matter, **said)
    sampler.keep("matter_term", term.pk)
    roll_out(sampler)


def written(sampler, kind, token):
    """A draft with the reference articles, each with a token."""
    row = filing.draft(actor=sampler.office, unit=sampler.unit, kind=kind, reference=True)
    Article.objects.filter(text=row).update(body=sampler.says(token))
    return row


def roll_out(sampler):
    """The first batch is open to the school; in the second it is nominated, in the third recommended."""
    said = {"unit": sampler.county, "until": DUE}
    batches = [
        Batch.objects.filter(unit=sampler.county, title=title).first()
        or filing.open_batch(actor=sampler.clerk, title=title, **said)
        for title in ("第一批", "第二批")
    ]
    reason = {"unit": sampler.unit, "reason": sampler.says("candidacy")}
    row = filing.nominate(actor=sampler.office, batch=batches[0], **reason)
    row = filing.recommend(actor=sampler.inspector, candidacy=row, recommendation=sampler.says("candidacy"))
    sampler.keep("recommended", row.pk)
    sampler.keep("candidacy", type(row).objects.create(
        batch=batches[1], unit=sampler.unit, reason=sampler.says("candidacy"), nominated_on=TODAY
    ).pk)  # fmt: skip
    planned = filing.schedule(
        actor=sampler.office, unit=sampler.unit, project="charter", goal=sampler.says("plan_row"),
        measure=sampler.says("plan_row"), owner=sampler.person("vice"), due_on=DUE,
    )  # fmt: skip
    sampler.keep("plan_row", planned.pk)
