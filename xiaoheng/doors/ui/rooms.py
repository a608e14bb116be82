"""各室用语: what every room says in a table of its words by one name, put together."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps


def words(table: str) -> dict[str, Any]:
    """用语表 of all rooms (SENTENCES, DUTIES), by verb; a room need not have it."""
    rooms = [config.name for config in apps.get_app_configs() if config.name.startswith("xiaoheng.")]
    modules = [import_module(f"{name}.words") for name in rooms if find_spec(f"{name}.words")]
    return {verb: said for module in modules for verb, said in getattr(module, table, {}).items()}
