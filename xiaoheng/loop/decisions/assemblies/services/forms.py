"""载入会议种类: regulations/catalogue/assemblies.yaml → Form rows; loading it twice changes nothing."""

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import loading
from xiaoheng.ground.organisation.words import OrgKind, Post, UnitKind
from xiaoheng.lib import quorum
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.assemblies.models import Form
from xiaoheng.loop.decisions.assemblies.words import COMMITTEE, MEMBERS, OF_BODY, Of, Way
from xiaoheng.loop.decisions.words import ORGANISATION_LIFE, GateCode

FIELDS = ("title", "of", "seats", "kinds", "way", "quorum", "gate", "clause", "position")
Told = dict[str, Any]


def load_forms(*, actor: Actor, folder: Path | None = None) -> int:
    """载入会议种类: returns how many changed. Refused with the code of a row that does not hold.

    A kind that left the file stays in the table: meetings refer to it.
    """
    changed = {code: told for code, told in _read(folder).items() if _differs(code, told)}
    if changed:
        with loading("assemblies.load_forms", actor=actor) as doing:
            _write(changed)
            doing.say(changed=len(changed))
    return len(changed)


def _read(folder: Path | None) -> dict[str, Told]:
    path = (folder or Path(settings.REGULATIONS) / "catalogue") / "assemblies.yaml"
    rows: dict[str, Told] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for position, (code, told) in enumerate(rows.items(), 1):
        rows[code] = {"kinds": "", "quorum": "", "gate": "", **told, "position": position}
        if not _holds(code, rows[code]):
            raise Refused(
                _("会议种类文件中的“%(code)s”有不认识的主体、人员、议事方式、人数规则或前置程序。") % {"code": code},
                _("请对照文件开头的说明改正。"),
            )
    return rows


def _holds(code: str, told: Told) -> bool:
    who = set(str(told.get("seats", "")).split())
    fitting = {Of.ORG: {MEMBERS, COMMITTEE}, Of.BODY: {OF_BODY}, Of.UNIT: set(Post.values)}.get(
        told.get("of", ""), set()
    )
    rule = quorum.OTHERS.get(told["quorum"])
    votes = told.get("way") == Way.VOTE
    return (
        bool(who) and who <= fitting
        and told.get("way") in Way.values
        and (rule is not None and rule.voted if votes else told["quorum"] == "" or rule is not None)
        and told["gate"] in {"", *GateCode.values}
        and set(told["kinds"].split()) <= {*OrgKind.values, *UnitKind.values}
        and (told["of"] != Of.ORG or code in ORGANISATION_LIFE)
    )  # fmt: skip


def _differs(code: str, told: Told) -> bool:
    row = Form.objects.filter(code=code).first()
    return row is None or any(getattr(row, name) != told[name] for name in FIELDS)


def _write(rows: dict[str, Told]) -> None:
    for code, told in rows.items():
        Form.objects.update_or_create(code=code, defaults={name: told[name] for name in FIELDS})
