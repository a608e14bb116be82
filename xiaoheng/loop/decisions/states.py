"""Transition tables of the room. Where a verb has several outcomes the service names the one that the facts give."""

from xiaoheng.lib.states import table

# draft, consulted and gated say how far the facts go; consult and pass_gate move among them.
TOPIC = table(
    **{
        "decisions.consult": ("draft consulted gated", "consulted"),
        "decisions.pass_gate": ("draft consulted gated", "gated"),
        "decisions.redraft": ("draft consulted gated deferred remanded approved", "draft"),
        "decisions.table": ("gated", "tabled"),
        "decisions.cancel": ("tabled", "gated"),
        "decisions.resolve": ("tabled", "approved"),  # or rejected, deferred, remanded; draft when it goes on
        "decisions.issue": ("approved", "issued"),
        "decisions.report_back": ("issued", "reported"),
        "decisions.assess": ("reported", "evaluated"),  # or issued again, where more is to be done
        "decisions.close": ("issued evaluated", "closed"),  # issued: what the principal decided himself
        "decisions.revise": ("issued reported evaluated closed", "revised"),
    }
)
MEETING = table(
    **{
        "decisions.start": ("planned", "open"),
        "decisions.cancel": ("planned", "cancelled"),
        "decisions.adjourn": ("open", "closed"),
        "decisions.strike": ("closed", "closed"),  # the row goes
    }
)
ITEM = table(
    **{
        "decisions.take_up": ("waiting", "current"),
        "decisions.recuse": ("current", "current"),
        "decisions.speak": ("current", "current"),
        "decisions.split": ("current", "current"),
        "decisions.vote": ("current", "current"),
        "decisions.resolve": ("waiting current", "decided"),  # an item not taken up can only be deferred
    }
)
REPORT = table(
    **{
        "decisions.assess": ("given", "met"),  # or wanting
    }
)
PUBLICATION = table(
    **{
        "decisions.screen": ("proposed", "screened"),  # or refused, as by clear
        "decisions.clear": ("screened", "cleared"),
        "decisions.publish": ("cleared", "published"),
        "decisions.withdraw": ("proposed screened cleared published", "withdrawn"),
    }
)
MINUTES = table(
    **{
        "decisions.draft_minutes": ("draft", "draft"),
        "decisions.sign": ("draft", "signed"),
        "decisions.file_scan": ("signed", "signed"),
        "decisions.amend_minutes": ("signed", "signed"),
        "decisions.countersign": ("signed", "signed"),
        "decisions.confirm": ("signed", "signed"),
    }
)
URGENT = table(
    **{
        "decisions.ratify": ("waiting", "ratified"),  # or refused
    }
)
