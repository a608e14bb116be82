"""看守: every verb that writes what a rule reads must be named in `touched_by`; watched while verbs run in tests.

What each verb writes is taken down as it runs (tables with the columns set), what each rule reads is derived from the
SQL of its facts (`tests/ground/rulebook/reads.py`): neither is a list that anybody keeps. What is kept is `SPARED`:
writes of which it is known why they change nothing that a rule says.
"""

import re
from contextlib import contextmanager
from fnmatch import fnmatch
from unittest.mock import patch

from django.db import connection

from tests.ground.rulebook import reads
from xiaoheng.ground.organisation import verbs
from xiaoheng.ground.rulebook.engine import registry

WRITES = re.compile(r'\s*(?:INSERT (?:OR \w+ )?INTO|DELETE FROM|UPDATE) "?(\w+)"?(?: SET (.*?)(?: WHERE .*)?$)?', re.S)
SET = re.compile(r'(?:^|, )"?(\w+)"? = ')
# Verb → writes, as table or table.column.
SPARED = {
    # A person counts once he holds or belongs to something; a new unit or organisation has nothing yet.
    "*": "organisation_person",
    "organisation.open_school": "organisation_unit",
    "organisation.split": "organisation_unit",
    "organisation.establish": "organisation_party_org",
    # A request just sent is late for nobody, and waits for no filing yet.
    "organisation.request": "organisation_superior_request",
    "decisions.report": "decisions_gate.request_id",
    # A meeting is read once it is closed, with what was heard, tabled and voted on and who came; by its own rules.
    "decisions.convene": "decisions_meeting",
    "decisions.cancel": "decisions_meeting.state decisions_topic.state",
    "decisions.start": "decisions_meeting.* decisions_attendance",
    "decisions.consult": "decisions_consultation.* decisions_topic.state",
    "decisions.vote": "decisions_agenda_item.*",
    "decisions.resolve": "decisions_agenda_item.* decisions_resolution decisions_topic.state",
    "decisions.adjourn": "decisions_meeting.*",
    "decisions.hold": "decisions_meeting",
    "decisions.strike": "decisions_meeting decisions_attendance decisions_agenda_item assemblies_question",
    "assemblies.convene": "decisions_meeting",
    "assemblies.cancel": "decisions_meeting.*",
    "assemblies.open": "decisions_meeting.* decisions_attendance",
    "assemblies.put": "assemblies_question",
    "assemblies.withdraw": "assemblies_question",
    "assemblies.decide": "assemblies_question.* decisions_topic.state",
    "assemblies.adjourn": "decisions_meeting.*",
    # A topic asks for no task only when closed or revised; its matters are read by way of a request.
    "decisions.propose": "decisions_topic* decisions_consultation decisions_gate",
    "decisions.redraft": "decisions_topic.state decisions_consultation decisions_gate",
    "decisions.table": "decisions_topic.state decisions_agenda_item",
    "decisions.pass_gate": "decisions_topic.state",
    "decisions.assess": "decisions_topic.state",
    "decisions.report_back": "decisions_topic.state",
    "decisions.load_catalogue": "decisions_matter*",
    # Minutes are signed by signing alone, and stay so.
    "decisions.draft_minutes": "decisions_minutes*",
    "decisions.amend_minutes": "decisions_minutes.state",
    "decisions.file_scan": "decisions_minutes.state",
    "decisions.countersign": "decisions_minutes.state",
    "decisions.confirm": "decisions_minutes.state",
    # A ballot is read once counted, an election once over.
    "elections.prepare": "elections_election",
    "elections.begin": "elections_ballot elections_standing",
    "elections.seat": "elections_ballot elections_standing",
    "elections.tally": "elections_ballot.* elections_standing*",
    # An order is read once issued; a row of a school that still works on an item is as none.
    "execution.draft": "execution_directive execution_item*",
    "execution.amend": "execution_directive execution_item*",
    "execution.revise": "execution_directive.*",
    "execution.put_item": "execution_item*",
    "execution.strike_item": "execution_item* execution_transfer",
    "execution.extend": "execution_assignment",
    "execution.hand_over": "execution_assignment",
    "execution.share": "execution_assignment",
    "execution.doubt": "execution_assignment.state",
    "execution.request_transfer": "execution_transfer",
    "execution.decline_transfer": "execution_transfer.*",
    # A text is in force once concluded; an advised one stays so while it is answered.
    "filing.draft": "filing_text",
    "filing.register": "filing_text.state",
    "filing.submit": "filing_text.state",
    "filing.answer": "filing_text.state",
    # Nobody has to explain a bulletin before it is published.
    "supervision.freeze": "supervision_bulletin_row",
    "supervision.answer_contest": "supervision_bulletin_row",
    # Whoever loads files judges anew (`console/regulations.py`).
    "bodies.load_kinds": "bodies_need bodies_kind*",
    "cadres.plan": "cadres_programme",
}


class Watch:
    """Verbs under way, and what each has written."""

    def __init__(self):
        self.verbs, self.written = [], set()

    def note(self, execute, sql, params, many, context):
        """Take down one statement of the innermost verb."""
        if self.verbs and sql.lstrip()[:1] in "IDU" and (found := WRITES.match(sql)):
            table, changes = found.groups()
            names = SET.findall(changes) if changes else ("",)
            self.written.update((self.verbs[-1], table, name) for name in names)
        return execute(sql, params, many, context)

    def begin(self, actor, verb, *rest):
        """A verb begins by asking whether it is permitted."""
        self.verbs.append(verb)
        return PERMITTED(actor, verb, *rest)

    def end(self, verb, *rest, **more):
        """It ends by its entry, done or refused."""
        while self.verbs and self.verbs.pop() != verb:
            pass
        return ENTERED(verb, *rest, **more)

    def missing(self):
        """Verb, what it wrote, and the rules that read it and are not judged again."""
        for verb, table, column in sorted(self.written):
            reading = reads.readers().get((table, column), set())
            unaware = reading and reading - {rule.id for rule in registry.touched_by(verb)}
            if unaware and not spared(verb, f"{table}.{column}".rstrip(".")):
                yield verb, f"{table}.{column}", sorted(unaware)


PERMITTED, ENTERED = verbs.permitted_role, verbs._enter


def spared(verb, write):
    """Whether it is known why such a write changes nothing that a rule says."""
    known = f"{SPARED['*']} {SPARED.get(verb, '')}".split()
    return any(fnmatch(write, pattern) for pattern in known)


@contextmanager
def watched():
    """Watch the verbs within; AssertionError at the end for what is missing."""
    watch = Watch()
    with (
        patch.object(verbs, "permitted_role", watch.begin),
        patch.object(verbs, "_enter", watch.end),
        connection.execute_wrapper(watch.note),
    ):
        yield watch
    if missing := list(watch.missing()):
        told = "; ".join(f"{verb} writes {what}, read by {', '.join(rules)}" for verb, what, rules in missing)
        raise AssertionError(f"not judged again (touched_by): {told}")
