"""Transition tables of the room."""

from xiaoheng.lib.states import table

NOTICE = table(
    **{
        "execution.confirm": ("received", "confirmed"),
        "execution.discard": ("confirmed", "received"),
    }
)

DRAFT = table(
    **{
        "execution.correct": ("proposed accepted dropped", "accepted"),
        "execution.accept": ("proposed dropped", "accepted"),
        "execution.drop": ("proposed accepted", "dropped"),
        "execution.restore": ("accepted dropped", "proposed"),
        "execution.split": ("proposed accepted", "proposed"),
        "execution.merge": ("proposed accepted", "proposed"),
        "execution.unmerge": ("proposed accepted", "proposed"),
    }
)

DIRECTIVE = table(
    **{
        "execution.revise": ("draft", "draft"),
        "execution.put_item": ("draft", "draft"),
        "execution.strike_item": ("draft", "draft"),
        "execution.discard": ("draft", "dropped"),
        "execution.present": ("draft", "shown"),
        "execution.sign_off": ("shown", "cleared"),
        "execution.hand_back": ("shown cleared", "draft"),
        "execution.issue": ("draft cleared issuing", "issued"),
        "execution.close": ("issued", "closed"),
        "execution.recall": ("issued", "recalled"),
    }
)

TARGET = table(**{"execution.sign": ("sent", "signed")})

ASSIGNMENT = table(
    **{
        "execution.answer": ("working returned", "working"),
        "execution.submit": ("working returned", "submitted"),
        "execution.approve": ("submitted", "passed"),
        "execution.send_back": ("submitted", "returned"),
        "execution.doubt": ("submitted", "submitted"),
        "execution.exempt": ("pending working returned", "exempt"),
    }
)

EXTENSION = table(
    **{
        "execution.grant": ("asked", "granted"),
        "execution.decline": ("asked", "declined"),
    }
)

TRANSFER = table(
    **{
        "execution.allow_transfer": ("asked", "granted"),
        "execution.decline_transfer": ("asked", "declined"),
    }
)

PART = table(**{"execution.complete": ("open", "done"), "execution.give_back": ("open", "back")})

TASK = table(**{"execution.finish": ("open", "done")})
