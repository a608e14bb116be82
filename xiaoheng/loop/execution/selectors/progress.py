"""落实进度: how far the work that resolutions ask for has come; a topic is 落实中 because it has tasks, by no click."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q

from xiaoheng.loop.execution.models import Task
from xiaoheng.loop.execution.words import TaskState


@dataclass(frozen=True)
class Progress:
    """任务办理: done of all, and the nearest day on which one that is open is due."""

    total: int = 0
    done: int = 0
    due_on: date | None = None

    @property
    def is_done(self) -> bool:
        """Whether there is work, and all of it is done."""
        return 0 < self.total == self.done


def progress(topics: Collection[int]) -> dict[int, Progress]:
    """落实进度 by topic (primary key), each topic named; one question for all."""
    is_open = Q(state=TaskState.OPEN)
    rows = Task.objects.filter(resolution__topic__in=topics).order_by().values("resolution__topic")
    rows = rows.annotate(total=Count("id"), left=Count("id", filter=is_open), due=Min("due_on", filter=is_open))
    found = {row["resolution__topic"]: Progress(row["total"], row["total"] - row["left"], row["due"]) for row in rows}
    return {topic: found.get(topic, Progress()) for topic in topics}
