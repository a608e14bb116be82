"""Transition tables of the room."""

from xiaoheng.lib.states import table

CLEANUP = table(
    **{
        "library.close_cleanup": ("open", "closed"),
    }
)
# What is ruled may be ruled anew until it is done. A new version that supersedes the old one, and a repeal, wherever
# they are entered, do what the entry still asks for; taken back as a mistake, it is asked for again.
ENTRY = table(
    **{
        "library.rule_on": ("pending kept revising", "kept"),
        "library.enter": ("pending revising", "revised"),
        "library.repeal": ("pending revising", "repealed"),
        "library.restore": ("revised repealed", "pending"),
    }
)
