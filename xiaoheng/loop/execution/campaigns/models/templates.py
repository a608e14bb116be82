"""Templates: what a kind of campaign consists of, as its file says it."""

from dataclasses import dataclass
from typing import Any

from django.db import models

from xiaoheng.loop.execution.campaigns.words import How


@dataclass(frozen=True)
class Stage:
    """阶段: with the papers that it leaves behind; `by` is its own day in the words of a notice (3月底前)."""

    key: str
    title: str
    papers: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True)
class Counter:
    """计数: how many of what; `expect` is a number or a measure, of which `percent` (at least one) is asked."""

    key: str
    title: str
    unit: str = "次"
    how: str = "sum"
    expect: int | str | None = None
    percent: int | str = 100
    by: str = ""

    @property
    def measure(self) -> str:
        """合计的单位: of days and months whatever one entry counts."""
        return str(How(self.how).unit).strip() or self.unit


class Template(models.Model):
    """专项模板: one version of a template; a campaign keeps the version that it began with."""

    holder = models.CharField(max_length=40, blank=True)  # the county's own log; empty for those shipped
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=60)
    body = models.JSONField()
    digest = models.CharField(max_length=64)
    current = models.BooleanField(default=True)
    loaded_on = models.DateField()

    class Meta:
        db_table = "campaigns_template"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["holder", "code", "digest"], name="template_version_once"),
            models.UniqueConstraint(
                fields=["holder", "code"], condition=models.Q(current=True), name="template_current_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def stages(self) -> list[Stage]:
        """各阶段, in order."""
        return [
            Stage(one["key"], one["title"], tuple(one.get("papers", ())), one.get("by", ""))
            for one in self.body.get("stages", ())
        ]

    @property
    def papers(self) -> list[str]:
        """要求的材料, stage by stage."""
        return [name for stage in self.stages for name in stage.papers]

    @property
    def counters(self) -> list[Counter]:
        """各项计数, in order."""
        return [Counter(**one) for one in self.body.get("counts", ())]

    @property
    def note(self) -> str:
        """说明: what is said to whoever opens it, once it is written."""
        return str(self.body.get("note", ""))

    @property
    def choices(self) -> list[str]:
        """项目类型, of which each school chooses one."""
        return list(self.body.get("choices", ()))

    @property
    def owners(self) -> list[str]:
        """责任主体: posts of which one must be held by who answers for it; empty = any post."""
        return list(self.body.get("owner", ()))

    def says(self, key: str) -> Any:
        """One plain statement of the template: aim, measures, basis, theme, note, mentor, awards."""
        return self.body.get(key, "")
