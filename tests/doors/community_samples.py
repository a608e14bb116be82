"""A community that one school of the samples leads, with an outside partner: lists, a match, projects in two states."""

from datetime import date

from xiaoheng.loop.execution.communities import selectors, services
from xiaoheng.loop.execution.communities.services.outcomes import Paper

TODAY, SINCE, UNTIL, JUNE = date(2023, 3, 14), date(2023, 3, 1), date(2024, 2, 29), date(2023, 6, 30)


def keep_communities(sampler):
    """Everything by the school itself: it acts for the partner as well."""
    clerk, office, says = sampler.clerk, sampler.office, sampler.says("community")
    paper = {"data": says.encode(), "file_name": f"{says}.txt"}
    row = services.found(
        actor=clerk, lead=sampler.unit, title=says, since=SINCE, until=UNTIL, outside=[sampler.says("partner")], **paper
    )
    sampler.keep("community", row.pk)
    sampler.keep("community_agreement", row.agreements.get().pk)
    need, spare = (entry(sampler, row, "need", number) for number in (1, 2))
    resource = entry(sampler, row, "resource", 3, partner=row.partners.get())
    sampler.keep("community_partner", row.partners.get().pk)
    sampler.keep("community_resource", resource.pk)
    told = {"actor": office, "unit": sampler.unit, "resource": resource}
    agreed = services.propose(need=need, quantity=2, **told)
    project = services.accept(actor=office, match=agreed)
    days = {"since": SINCE, "until": JUNE}
    services.plan(actor=office, project=project, plan=says, steps=[(says, TODAY)], **days)
    sampler.keep("community_match", services.propose(need=spare, quantity=1, **told).pk)
    sampler.keep("community_entry", need.pk)
    sampler.keep("spare_entry", entry(sampler, row, "need", 4).pk)
    sampler.keep("community_project", project.pk)
    sampler.keep("community_step", project.steps.get().pk)
    other = services.launch(
        actor=office, community=row, unit=sampler.unit, kind=selectors.kinds()[0], title=says, plan=says, **days
    )
    said = {"number": 1, "people": 2, "outcome": says, "paper": Paper(data=says.encode(), file_name=f"{says}.txt")}
    sampler.keep("reported_project", services.report(actor=office, project=other, **said).pk)


def entry(sampler, community, listed, number, **more):
    """So much of a kind, by the school."""
    told = {"kind": selectors.kinds()[0], "title": f"{sampler.says('community_entry')}{number}", "quantity": 9}
    return services.list_(
        actor=sampler.office, community=community, unit=sampler.unit, listed=listed, since=SINCE, until=JUNE, **told,
        **more,
    )  # fmt: skip
