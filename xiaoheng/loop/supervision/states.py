"""Transition tables of the room."""

from xiaoheng.lib.states import table

INSPECTION = table(
    **{
        "supervision.note": ("draft", "draft"),
        "supervision.inspect": ("draft", "recorded"),
    }
)
BULLETIN = table(
    **{
        "supervision.answer_contest": ("frozen", "superseded"),  # only when upheld: the new version takes its place
        "supervision.publish": ("frozen", "published"),
    }
)
CONTEST = table(**{"supervision.answer_contest": ("open", "upheld")})
EXPLANATION = table(**{"supervision.explain": ("due", "given")})
CASE = table(
    **{
        "supervision.hear": ("open", "heard"),
        "supervision.decide": ("heard", "decided"),
        "supervision.settle": ("decided", "closed"),
    }
)
CHECKED = table(**{"supervision.judge": ("drawn", "recorded")})
