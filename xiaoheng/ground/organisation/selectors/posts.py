"""任职查询: who held which post on a day."""

from datetime import date

from django.db.models import QuerySet

from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Appointment, Person, Unit
from xiaoheng.lib import clock


def holders(unit: Unit, post: str = "", day: date | None = None) -> QuerySet[Appointment]:
    """任职人: appointments of a unit in force on a day (today unless told), one post or all."""
    rows = Appointment.objects.filter(in_force(day or clock.today()), unit=unit).select_related("person")
    return (rows.filter(post=post) if post else rows).order_by("post", "since", "id")


def former(unit: Unit, day: date | None = None) -> QuerySet[Appointment]:
    """曾任: appointments of a unit that had ended by a day (today unless told), the latest first."""
    rows = Appointment.objects.filter(unit=unit, until__lte=day or clock.today()).select_related("person")
    return rows.order_by("-until", "post", "id")


def holder(unit: Unit, post: str, day: date | None = None) -> Person | None:
    """现任: the person in the post, or None when it is vacant."""
    row = holders(unit, post, day).first()
    return row.person if row else None


def team(unit: Unit, posts: tuple[str, ...], day: date | None = None) -> list[Person]:
    """班子: each person in one of the posts on the day, once, in the order of `posts`."""
    rows = list(holders(unit, day=day).filter(post__in=posts))
    rows.sort(key=lambda row: (posts.index(row.post), row.since, row.pk))
    return list({row.person_id: row.person for row in rows}.values())
