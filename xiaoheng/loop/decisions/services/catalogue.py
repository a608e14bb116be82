"""载入清单: regulations/catalogue → GateKind and Matter rows; loading the same files twice changes nothing."""

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.records import services as records
from xiaoheng.lib import quorum
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.decisions.models import GateKind, Matter
from xiaoheng.loop.decisions.words import GateCode, MeetingKind

LOG = "regulations"


@transaction.atomic
def load_catalogue(*, actor: Actor, folder: Path | None = None) -> int:
    """载入事项清单: returns the number of rows that changed. Refused with file and code when a row does not hold.

    A matter that left the files stays in the table: topics refer to it.
    """
    if not actor.is_system:
        raise Forbidden(
            _("事项清单由系统载入。"), _("请修改 regulations/catalogue 后重新载入。"), "decisions.load_catalogue"
        )
    source = folder or Path(settings.REGULATIONS) / "catalogue"
    changed = [_keep(GateKind, code, row) for code, row in _read(source / "gates.yaml").items()]
    position = 0
    for name in ("party.yaml", "principal.yaml"):
        head = _read(source / name)
        for area, rows in head["areas"].items():
            for code, row in rows.items():
                position += 1
                facts = {"quorum": quorum.Q3.code, "clause": head["clause"], **row}
                facts |= {"body": head["body"], "area": area, "position": position}
                _check(name, code, facts)
                changed.append(_keep(Matter, code, facts))
    if any(changed):
        records.append(
            log=LOG, actor=actor.uid, role="system", unit="", verb="decisions.load_catalogue",
            payload={"actor": actor.name, "changed": sum(changed)},
        )  # fmt: skip
    return sum(changed)


def _read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def _keep(model: type[models.Model], code: str, facts: dict[str, Any]) -> bool:
    """Write one row; whether anything changed."""
    row = model._default_manager.filter(code=code).first()
    if row is not None and all(getattr(row, name) == value for name, value in facts.items()):
        return False
    model._default_manager.update_or_create(code=code, defaults=facts)
    return True


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
