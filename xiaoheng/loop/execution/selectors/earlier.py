"""修改前的办理: what a school handed in for the item that an amendment put another in the place of."""

from xiaoheng.loop.execution.models import Assignment, DirectiveItem, Submission


def earlier(row: Assignment) -> Assignment | None:
    """修改前的任务 of the same school with something handed in, the nearest one."""
    origin, seen = row.item.origin_id, {row.item_id}
    while origin is not None and origin not in seen:
        seen.add(origin)
        rows = Assignment.objects.filter(item=origin, unit=row.unit, submissions__isnull=False)
        if found := rows.select_related("item__directive__unit", "unit").order_by("-occurrence").first():
            return found
        origin = DirectiveItem.objects.values_list("origin", flat=True).get(pk=origin)
    return None


def last_submission(row: Assignment) -> Submission | None:
    """最近一次提交 for an item, or, where there is none yet, for the one that it replaced: its papers may be kept."""
    own = row.submissions.order_by("seq").last() if row.pk else None
    before = earlier(row) if own is None else None
    return before.submissions.order_by("seq").last() if before is not None else own
