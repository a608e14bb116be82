"""制度: load texts, clauses, parameters, catalogues, kinds of meetings and campaign templates from the folder."""

import argparse

from django.conf import settings

from xiaoheng.ground.bodies import services as bodies
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.assemblies import services as assemblies
from xiaoheng.loop.execution.campaigns import services as campaigns
from xiaoheng.loop.execution.communities import services as communities


def arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Load everything; running it again changes only what the files changed. A day already judged is judged anew."""
    loader = system("制度载入")
    loaded = rulebook.load(actor=loader, folder=settings.REGULATIONS)
    decisions.load_catalogue(actor=loader, folder=settings.REGULATIONS / "catalogue")
    kinds = bodies.load_kinds(actor=loader, folder=settings.REGULATIONS / "catalogue")
    campaigns.load(actor=loader, folder=settings.REGULATIONS / "campaigns")
    communities.load_kinds(actor=loader, folder=settings.REGULATIONS / "catalogue")
    assemblies.load_forms(actor=loader, folder=settings.REGULATIONS / "catalogue")
    if loaded.changed or kinds:
        rulebook.rejudge()
    return 0
