"""本人: what the system holds of the viewer, line by line, with the page on which it is kept where he may open it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Max
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from xiaoheng.doors.ui.pages import may_open
from xiaoheng.ground.cadres import selectors as cadres
from xiaoheng.ground.cadres.models import Training
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.life import selectors as life


@dataclass(frozen=True)
class Line:
    """一行: what it is, what is held, since when, where it is kept, and what it is made of, for who has no page of it."""

    kind: str | Promise
    text: str
    since: str = ""
    url: str = ""
    parts: tuple[str, ...] = ()


def own_lines(viewer: Viewer) -> list[Line]:
    """本人登记: posts, membership, training, awards, talks; nothing about anybody else."""
    held = cadres.own(viewer)
    if held is None:
        return []
    return [*_standing(viewer, held), *_learned(viewer, held), *_talks(viewer, held)]


def _standing(viewer: Viewer, held: cadres.Own) -> Iterator[Line]:
    for post in held.posts:
        charge = f"（{post.get_charge_display()}）" if post.charge else ""
        place = post.org.name if post.org else post.unit.name
        url = _url(viewer, "unit", post.unit_id, unit=post.unit.code)
        yield Line(_("任职"), f"{place} {post.get_post_display()}{charge}", date_format(post.since), url)
    for row in held.memberships:
        url = _url(viewer, "org", row.org.unit_id, org=row.org_id)
        yield Line(_("党籍"), f"{row.org.name} {row.get_kind_display()}", date_format(row.since), url)


def _learned(viewer: Viewer, held: cadres.Own) -> Iterator[Line]:
    url = _url(viewer, "person", held.person.unit_id, person=held.person.pk)
    told = {"year": clock.today().year, "hours": held.hours, "needed": held.needed}
    asked = _("%(year)s年已登记%(hours)s学时，一般不少于%(needed)s学时")
    free = _("%(year)s年已登记%(hours)s学时")
    if held.hours or held.needed:
        parts = tuple(_training(row) for row in held.trainings)
        yield Line(_("培训"), (asked if held.needed else free) % told, url=url, parts=parts)
    for award in held.awards:
        parts = (award.get_kind_display(), award.get_level_display(), award.issuer, award.number)
        yield Line(_("表彰"), " · ".join(str(part) for part in parts if part), date_format(award.since), url)


def _training(row: Training) -> str:
    told = {"day": date_format(row.held_on), "title": row.programme.title, "hours": row.hours}
    return _("%(day)s　%(title)s　%(hours)s学时") % told


def _talks(viewer: Viewer, held: cadres.Own) -> Iterator[Line]:
    year, members = clock.today().year, {row.org_id for row in held.memberships}
    rows = life.conversations(viewer).filter(year=year).order_by().values_list("org", "org__name", "org__unit")
    for org, name, unit, number, last in rows.annotate(n=Count("pk"), last=Max("held_on")):
        url = _url(viewer, "life.converse", unit, org=org) if org in members else ""
        told = {"org": name, "year": year, "n": number, "day": date_format(last)}
        yield Line(_("谈心谈话"), _("%(org)s，%(year)s年度%(n)s次，最近一次%(day)s") % told, url=url)


def _url(viewer: Viewer, name: str, seat: int, **keys: int | str) -> str:
    """The page, where the viewer's role opens it and what is asked for is of a unit of his own."""
    own = any(grant.unit == seat for grant in viewer.grants)
    return reverse(f"desk:{name}", kwargs=keys) if own and may_open(f"desk:{name}", viewer) else ""
