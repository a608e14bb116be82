"""Transition tables of the room. Where a verb has several outcomes the service names the one decided."""

from xiaoheng.lib.states import table

TEXT = table(
    **{
        "filing.put": ("draft", "draft"),
        "filing.strike": ("draft", "draft"),
        "filing.put_matter": ("draft", "draft"),
        "filing.strike_matter": ("draft", "draft"),
        "filing.submit": ("draft", "submitted"),
        "filing.register": ("submitted", "registered"),
        "filing.examine": ("registered", "registered"),
        "filing.conclude": ("registered", "passed"),  # or advised, returned
        "filing.answer": ("advised", "advised"),
    }
)
CANDIDACY = table(
    **{
        "filing.recommend": ("nominated", "recommended"),
        "filing.admit": ("recommended", "approved"),  # or declined
    }
)
