"""文件目录的栏目: the sheet in which documents are imported and exported, and what is registered in its terms."""

from collections.abc import Iterable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.library.models import Document, DocumentLink, Issuer
from xiaoheng.ground.library.words import DocumentKind, Level, LinkKind
from xiaoheng.ground.organisation.columns import Column, SheetSpec, Value
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors.register import Fact, below

LEVELS: tuple[tuple[str, str | Promise], ...] = tuple((str(value), label) for value, label in Level.choices)
DAY = _("年月日，如2023-09-01")
DOCUMENTS = SheetSpec(
    "文件",
    (
        Column("收录单位编码", "unit", "code", True, help=_("学校文件填学校，其余填县"), example="YL0001", length=40),
        Column("标题", "title", "text", True, help=_("照原文件，不加书名号"), example="党组织会议议事规则", length=200),
        Column("发文字号", "number", "text", help=_("如：云教工委〔2023〕5号；没有的留空"), length=60),
        Column("文种", "kind", "choice", True, tuple(DocumentKind.choices), example="议事规则"),
        Column("层级", "level", "choice", True, LEVELS, example="学校"),
        Column(
            "发文机关",
            "issuers",
            "text",
            True,
            help=_("联合发文的用顿号隔开，主办在前"),
            example="桃源中学",
            length=400,
        ),
        Column("印发日期", "issued_on", "day", True, help=DAY, example="2023-03-01"),
        Column("施行日期", "since", "day", help=_("留空即印发日期"), example="2023-03-01"),
        Column("失效日期", "until", "day", help=_("不再有效的第一天；现行有效的留空")),
        Column("依据文号", "bases", "codes", help=_("上位文件的文号，用顿号隔开；须已收录或在本表中"), length=60),
    ),
    ("unit", "title", "issued_on"),
)
BETWEEN = "、"


def facts(county: Unit) -> Iterator[Fact]:
    """文件目录 of a county and its schools, as registered."""
    rows = Document.objects.filter(unit__in=below(county)).order_by("pk")
    keys = rows.order_by().values("pk")
    issuers = _grouped(Issuer.objects.filter(document__in=keys).order_by("seq").values_list("document", "name"))
    links = DocumentLink.objects.filter(source__in=keys, kind=LinkKind.CARRIES_OUT).exclude(target__number="")
    bases = _grouped(links.filter(target__isnull=False).values_list("source", "target__number"))
    names = ("title", "number", "kind", "issued_on", "since", "until")
    for row in rows.values("pk", "level", "unit__code", *names):
        values: dict[str, Value] = {name: row[name] for name in names}
        values |= {"unit": row["unit__code"], "level": str(row["level"])}
        values["issuers"] = BETWEEN.join(issuers.get(row["pk"], ()))
        values["bases"] = tuple(sorted(bases.get(row["pk"], ())))
        yield Fact(row["pk"], values)


def _grouped(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for key, text in pairs:
        found.setdefault(key, []).append(text)
    return found
