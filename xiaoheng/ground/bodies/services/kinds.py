"""载入机构种类: regulations/catalogue/bodies.yaml → Kind and Need rows; loading it twice changes nothing."""

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.utils.translation import gettext as _

from xiaoheng.ground.bodies.models import Kind, Need
from xiaoheng.ground.bodies.words import Family
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import loading
from xiaoheng.ground.organisation.words import Stage
from xiaoheng.lib.refusal import Refused

FIELDS = ("family", "title", "remit", "deciding", "position")
Told = dict[str, Any]


def load_kinds(*, actor: Actor, folder: Path | None = None) -> int:
    """载入机构种类: returns how many changed. Refused with the code of a row that does not hold.

    A kind that left the file stays in the table: bodies refer to it.
    """
    changed = {code: told for code, told in _read(folder).items() if _differs(code, told)}
    if changed:
        with loading("bodies.load_kinds", actor=actor) as doing:
            _write(changed)
            doing.say(changed=len(changed))
    return len(changed)


def _read(folder: Path | None) -> dict[str, Told]:
    path = (folder or Path(settings.REGULATIONS) / "catalogue") / "bodies.yaml"
    rows: dict[str, Told] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for position, (code, told) in enumerate(rows.items(), 1):
        stages = set(str(told.get("stages", "")).split())
        if told.get("family") not in Family.values or stages - set(Stage.values):
            raise Refused(
                _("机构种类文件中的“%(code)s”类别或学段不对。") % {"code": code},
                _("类别写 group 或 body，学段写：%(stages)s。") % {"stages": " ".join(Stage.values)},
            )
        rows[code] = {"deciding": False, **told, "position": position, "stages": stages}
    return rows


def _differs(code: str, told: Told) -> bool:
    row = Kind.objects.filter(code=code).first()
    if row is None or any(getattr(row, name) != told[name] for name in FIELDS):
        return True
    stages: set[str] = told["stages"]
    return set(row.needs.values_list("stage", flat=True)) != stages


def _write(rows: dict[str, Told]) -> None:
    for code, told in rows.items():
        kind, _made = Kind.objects.update_or_create(code=code, defaults={name: told[name] for name in FIELDS})
        kind.needs.exclude(stage__in=told["stages"]).delete()
        Need.objects.bulk_create(
            (Need(kind=kind, stage=stage) for stage in sorted(told["stages"])), ignore_conflicts=True
        )
