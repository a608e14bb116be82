"""What each rule reads, derived from the SQL of its facts: tables, and of each table the columns named."""

import re
from functools import cache

from xiaoheng.ground.rulebook.engine import registry

THEN = re.compile(r"\{\{then (\w+)\}\}")
PLACE = re.compile(r"\{\{(\w+) ([\w.]+)\}\}")
SOURCE = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)\s+(?:AS\s+)?(\w+)", re.I)
COLUMN = re.compile(r"\b(\w+)\.(\w+)\b")
DATED = ("since", "until")


@cache
def columns_of(fact):
    """{table: columns} that a fact reads as of today (what was before is written beside the row, never alone)."""
    sql = THEN.sub(r"\1", registry.facts()[fact].sql)
    places = {alias: table for table, alias in SOURCE.findall(sql) if "_" in table}
    found = {table: set() for table in places.values()}
    for word, name in PLACE.findall(sql):
        if word == "on":
            found[places[name]].update(DATED)
    for alias, name in COLUMN.findall(PLACE.sub(r"\2", sql)):
        if alias in places:
            found[places[alias]].add(name)
    return found


@cache
def readers():
    """(table, column) → ids of the rules that read it; (table, "") → those that read the table at all."""
    found = {}
    for rule in registry.rules().values():
        for fact in rule.facts:
            for table, names in columns_of(fact).items():
                for name in ("", *names):
                    found.setdefault((table, name), set()).add(rule.id)
    return found
