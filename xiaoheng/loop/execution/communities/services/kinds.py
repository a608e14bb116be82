"""载入清单类别: regulations/catalogue/communities.yaml → Kind rows; loading it twice changes nothing."""

from pathlib import Path

import yaml
from django.conf import settings
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import loading
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.communities.models import Kind

FIELDS = ("title", "measure", "position")
Told = dict[str, str | int]


def load_kinds(*, actor: Actor, folder: Path | None = None) -> int:
    """载入清单类别: returns how many changed. Refused with the code of a row that does not hold.

    A kind that left the file stays in the table: entries refer to it.
    """
    changed = {code: told for code, told in _read(folder).items() if _differs(code, told)}
    if changed:
        with loading("communities.load_kinds", actor=actor) as doing:
            _write(changed)
            doing.say(changed=len(changed))
    return len(changed)


def _read(folder: Path | None) -> dict[str, Told]:
    path = (folder or Path(settings.REGULATIONS) / "catalogue") / "communities.yaml"
    rows: dict[str, Told] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for position, (code, told) in enumerate(rows.items(), 1):
        if set(told) != {"title", "measure"} or not all(str(text).strip() for text in told.values()):
            raise Refused(
                _("共同体清单类别文件中的“%(code)s”有误。") % {"code": code},
                _("每一类写 title（名称）和 measure（计量单位）。"),
            )
        rows[code] = {**told, "position": position}
    return rows


def _differs(code: str, told: Told) -> bool:
    row = Kind.objects.filter(code=code).first()
    return row is None or any(getattr(row, name) != told[name] for name in FIELDS)


def _write(rows: dict[str, Told]) -> None:
    for code, told in rows.items():
        Kind.objects.update_or_create(code=code, defaults=told)
