"""What joins an order to decisions below: the topic that answers it, and the work a resolution asks for."""

from django.db import models

from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.loop.decisions.models import Resolution, Topic
from xiaoheng.loop.execution.models.assignments import Assignment
from xiaoheng.loop.execution.words import TaskState


class Answer(models.Model):
    """以决策作答: the topic by which a school answers one item of an order."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="answers")
    topic = models.OneToOneField(Topic, models.PROTECT, related_name="answer")
    answered_on = models.DateField()

    class Meta:
        db_table = "execution_answer"


class Task(models.Model):
    """决议任务: work that a resolution asks for, with its owner and date, reported back when done."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="tasks")
    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="tasks")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="tasks")
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    state = models.CharField(max_length=4, choices=TaskState.choices, default=TaskState.OPEN)
    made_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        db_table = "execution_task"
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["unit", "state", "due_on"], name="task_unit"),  # a school's tasks by date
            models.Index(fields=["owner", "state"], name="task_owner"),  # one person's tasks
        ]

    def __str__(self) -> str:
        return self.title
