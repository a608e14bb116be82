"""Transition tables of the room. Where a verb has several outcomes the service names the one decided."""

from xiaoheng.lib.states import table

ELECTION = table(
    **{
        "elections.ask": ("draft asked", "asked"),
        "elections.nominate": ("asked nominated", "nominated"),
        "elections.open": ("nominated", "open"),
        "elections.attend": ("open", "open"),
        "elections.begin": ("open", "open"),
        "elections.leave_short": ("open", "seated"),  # or elected, where no officers are to be chosen
        "elections.seat": ("seated", "seated"),
        "elections.recount": ("open seated", "elected"),  # or seated, or as it was
        "elections.report": ("elected", "reported"),
        "elections.confirm": ("reported", "confirmed"),  # or elected, to be reported anew
        "elections.cancel": ("draft asked nominated open", "cancelled"),
    }
)
BALLOT = table(
    **{
        "elections.tally": ("open read", "read"),
        "elections.recount": ("read", "counted"),  # or rerun
    }
)
