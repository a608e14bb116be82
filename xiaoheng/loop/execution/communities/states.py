"""Transition tables of the room."""

from xiaoheng.lib.states import table

COMMUNITY = table(
    **{
        "communities.renew": ("running", "running"),
        "communities.join": ("running", "running"),
        "communities.leave": ("running", "running"),
        "communities.list": ("running", "running"),
        "communities.propose": ("running", "running"),
        "communities.launch": ("running", "running"),
        "communities.dissolve": ("running", "dissolved"),
    }
)

ENTRY = table(
    **{
        "communities.amend": ("open", "open"),
        "communities.propose": ("open", "open"),
        "communities.strike": ("open", "struck"),
    }
)

MATCH = table(
    **{
        "communities.accept": ("proposed", "agreed"),
        "communities.decline": ("proposed", "declined"),
    }
)

PROJECT = table(
    **{
        "communities.plan": ("open", "open"),
        "communities.step": ("open", "open"),
        "communities.report": ("open", "reported"),
        "communities.send_back": ("reported", "open"),
        "communities.close": ("reported", "done"),
        "communities.drop": ("open", "dropped"),
    }
)
