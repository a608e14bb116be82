"""专项模板: the shipped ones are loaded with the regulations, further ones are added by the county as files."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act, loading
from xiaoheng.ground.rulebook.selectors import NoValue, parameter
from xiaoheng.lib import clock, digest
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.campaigns.models import Template
from xiaoheng.loop.execution.campaigns.services.spec import KEY, Body, read
from xiaoheng.loop.execution.campaigns.services.yaml_text import refused


def load(*, actor: Actor, folder: Path | None = None) -> int:
    """载入专项模板 of a folder: returns how many are new or changed; a file that left it stays as it was."""
    files = sorted((folder or Path(settings.REGULATIONS) / "campaigns").glob("*.yaml"))
    bodies = {path.stem: read(path.read_text(encoding="utf-8")) for path in files}
    changed = {code: body for code, body in bodies.items() if _differs("", code, body)}
    if changed:
        with loading("campaigns.load", actor=actor) as doing:
            _write("", changed)
            doing.say(changed=sorted(changed))
    return len(changed)


def adopt(*, actor: Actor, unit: Unit, code: str, text: str) -> Template:
    """增加专项模板 from a file's text; under a code that exists, it is the next version for new campaigns."""
    with act("campaigns.adopt", actor=actor, unit=unit) as doing:
        if not KEY.fullmatch(code):
            raise Refused(
                _("文件名“%(code)s”不能作模板代码。") % {"code": code[:60]},
                _("请用小写字母、数字和下划线命名，以字母开头，如 reading_week.yaml。"),
            )
        body = read(text)
        _refuse_unknown(body, unit)
        _refuse_namesake(body, unit, code)
        if not _differs(unit.log, code, body):
            raise Refused(_("这一模板已经有了，内容相同。"), _("无需重复增加。"))
        _write(unit.log, {code: body})
        row = Template.objects.get(holder=unit.log, code=code, current=True)
        doing.subject = row
        doing.touched = []
        doing.say(code=code, title=row.title, digest=row.digest)
    return row


def _refuse_unknown(body: Body, unit: Unit) -> None:
    """A share that names a parameter which is none would be asked of nobody."""
    for n, one in enumerate(body["counts"], 1):
        if isinstance(one["percent"], str):
            try:
                parameter(one["percent"], unit, clock.today())
            except NoValue as error:
                place = _("第%(n)d项计数") % {"n": n}
                told = {"key": one["percent"]}
                raise refused(place, _("没有“%(key)s”这一参数，请写数字，或“参数”页上的代码。") % told) from error


def _refuse_namesake(body: Body, unit: Unit, code: str) -> None:
    """Two templates of one title could not be told apart when a campaign is opened."""
    same = Template.objects.filter(holder__in=("", unit.log), title=body["title"], current=True).exclude(code=code)
    if (row := same.first()) is not None:
        told = {"title": row.title, "code": row.code}
        raise Refused(
            _("已有名称相同的模板“%(title)s”。") % told,
            _("要改写它，请把文件命名为 %(code)s.yaml 再上传；是另一个活动的，请换一个名称。") % told,
        )


def _differs(holder: str, code: str, body: Body) -> bool:
    return not Template.objects.filter(holder=holder, code=code, digest=_digest(body), current=True).exists()


def _digest(body: Body) -> str:
    return digest.sm3(digest.canonical(body))


def _write(holder: str, bodies: dict[str, Body]) -> None:
    Template.objects.filter(holder=holder, code__in=bodies, current=True).update(current=False)
    for code, body in bodies.items():
        told = {"title": body["title"], "body": body, "current": True, "loaded_on": clock.today()}
        Template.objects.update_or_create(holder=holder, code=code, digest=_digest(body), defaults=told)
