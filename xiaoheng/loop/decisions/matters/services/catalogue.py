"""载入清单: regulations/catalogue → GateKind and Matter rows; loading the same files twice changes nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import loading
from xiaoheng.lib import quorum
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.matters.models import GateKind, Matter
from xiaoheng.loop.decisions.words import GateCode, MeetingKind, Mode

Row = tuple[type[models.Model], str, dict[str, Any]]  # table, code, facts


def load_catalogue(*, actor: Actor, folder: Path | None = None) -> int:
    """载入事项清单: returns the number of rows that changed. Refused with file and code when a row does not hold.

    A matter that left the files stays in the table: topics refer to it.
    """
    changed = [row for row in _rows(folder or Path(settings.REGULATIONS) / "catalogue") if _differs(*row)]
    if changed:
        with loading("decisions.load_catalogue", actor=actor) as doing:
            _write(changed)
            doing.say(changed=len(changed))
    return len(changed)


def _rows(source: Path) -> Iterator[Row]:
    for code, facts in _read(source / "gates.yaml").items():
        yield GateKind, code, {"heard_by": "", **facts}
    position = 0
    for name in ("party.yaml", "principal.yaml"):
        head = _read(source / name)
        for area, rows in head["areas"].items():
            for code, told in rows.items():
                position += 1
                limited = told.get("mode") == Mode.DECIDE
                facts = {
                    "quorum": quorum.Q3.code,
                    "clause": head["clause"],
                    "asks_amount": False,
                    "limit": head.get("limit", "") if limited else "",
                    "over": head.get("over", "") if limited else "",
                    **told,
                }
                facts |= {"body": head["body"], "area": area, "position": position}
                _check(name, code, facts)
                yield Matter, code, facts


def _read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def _differs(model: type[models.Model], code: str, facts: dict[str, Any]) -> bool:
    row = model._default_manager.filter(code=code).first()
    return row is None or any(getattr(row, name) != value for name, value in facts.items())


def _write(rows: list[Row]) -> None:
    for model, code, facts in rows:
        model._default_manager.update_or_create(code=code, defaults=facts)


def _check(name: str, code: str, facts: dict[str, Any]) -> None:
    strange = set(str(facts.get("gates", "")).split()) - set(GateCode.values)
    if (
        strange
        or facts["quorum"] not in quorum.CLASSES
        or facts["body"] not in (MeetingKind.PARTY, MeetingKind.PRINCIPAL)
    ):
        raise Refused(
            _("清单文件 %(file)s 的 %(code)s 有不认识的前置程序、人数规则或会议。") % {"file": name, "code": code},
            _("前置程序可写：%(gates)s。") % {"gates": " ".join(GateCode.values)},
            "B.3",
        )
