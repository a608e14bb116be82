"""One spine word names service, policy row, state-table key and sentence."""

import importlib

import pytest
from django.apps import apps
from django.utils.functional import Promise

from tests.house.tree import acts, entered
from xiaoheng.ground.organisation.policy import policy

ROOMS = [config for config in apps.get_app_configs() if config.name.startswith(("xiaoheng.ground", "xiaoheng.loop"))]


def part(config, name):
    """A module of a room, or None where the room has none."""
    full = f"{config.name}.{name}"
    return importlib.import_module(full) if importlib.util.find_spec(full) else None


def sentences():
    return {verb: text for room in ROOMS for verb, text in getattr(part(room, "words"), "SENTENCES", {}).items()}


def tables():
    for room in ROOMS:
        for name, value in vars(part(room, "states") or object()).items() if part(room, "states") else ():
            if name.isupper() and isinstance(value, dict):
                yield f"{room.label}.{name}", value


def test_every_verb_has_a_policy_row_and_every_row_a_verb():
    assert set(acts()) == set(policy()["verbs"])


def test_every_verb_has_a_sentence_and_every_sentence_a_verb():
    assert set(sentences()) == set(acts()) | entered()
    assert all(isinstance(text, (str, Promise)) for text in sentences().values())


def test_every_verb_is_a_service_of_its_room_by_the_same_name():
    for verb, places in acts().items():
        room, name = verb.split(".")
        names = {function.strip("_") for function, _path in places}
        assert name in names, f"{verb} stands in {names}"
        for _function, path in places:
            assert room in path.parts, f"{verb} is done outside its room: {path}"


@pytest.mark.parametrize(("name", "table"), list(tables()), ids=lambda value: value if isinstance(value, str) else "")
def test_state_tables_name_verbs_and_reach_every_state(name, table):
    assert set(table) <= set(acts()), f"{name}: steps that are no verbs: {set(table) - set(acts())}"
    entered = {target for _sources, target in table.values()}
    left = set().union(*(sources for sources, _target in table.values()))
    assert entered & left or len(table) <= 2, f"{name}: no path through the states"
