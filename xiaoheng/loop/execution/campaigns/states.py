"""Transition tables of the room."""

from xiaoheng.lib.states import table

CAMPAIGN = table(
    **{
        "campaigns.revise": ("draft", "draft"),
        "campaigns.start": ("draft", "running"),
        "campaigns.join": ("running", "running"),
        "campaigns.close": ("running", "closed"),
    }
)

ENTRANT = table(
    **{
        "campaigns.plan": ("open", "open"),
        "campaigns.reach": ("open", "open"),
        "campaigns.tally": ("open", "open"),
        "campaigns.attach": ("open", "open"),
        "campaigns.strike": ("open", "open"),
        "campaigns.conclude": ("open", "done"),
    }
)
