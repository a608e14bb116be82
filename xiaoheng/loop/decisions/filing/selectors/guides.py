"""参考文本和必备条款: what regulations/filing/*.yaml says of each kind of text, refused as a whole when not sound."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from xiaoheng.ground.rulebook.book import strict
from xiaoheng.loop.decisions.filing.words import Dimension, Kind


@dataclass(frozen=True)
class Point:
    """必备条款: what some article must say, under which clause, reviewed in which respect."""

    key: str
    title: str
    dimension: Dimension
    gist: str
    clause: str


@dataclass(frozen=True)
class Sample:
    """参考条文."""

    text: str
    heading: str = ""
    answers: str = ""
    terms: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Guide:
    """文本种类的要求. `carries`: numbers that an article may set, each with the most that makes sense."""

    kind: Kind
    title: str
    matters: tuple[str, ...]
    note: str
    carries: Mapping[str, int]
    required: Mapping[str, Point]
    articles: tuple[Sample, ...]


def guide(kind: str) -> Guide:
    """What is asked of a kind of text."""
    return read(Path(settings.REGULATIONS))[Kind(kind)]


@lru_cache(maxsize=4)
def read(folder: Path) -> dict[Kind, Guide]:
    """All kinds, read once a process."""
    return {Kind(path.stem): _read(path) for path in sorted((folder / "filing").glob("*.yaml"))}


def _read(path: Path) -> Guide:
    place, data = strict.label(path), strict.parse_file(path)
    strict.known(data, place, "kind title matters note carries required articles")
    points = {
        key: Point(key, told["title"], Dimension(told["dimension"]), told["gist"], told["clause"])
        for key, told in data["required"].items()
    }
    samples = tuple(_sample(told, f"{place} {number}", points) for number, told in enumerate(data["articles"], 1))
    missing = set(points) - {key for sample in samples for key in sample.answers.split()}
    if missing:
        raise strict.wrong(place, _("参考条文没有写到必备条款：%(keys)s。") % {"keys": "、".join(sorted(missing))})
    return Guide(
        Kind(data["kind"]), data["title"], tuple(data["matters"]), data["note"], data["carries"], points, samples
    )


def _sample(told: dict[str, Any], place: str, points: Mapping[str, Point]) -> Sample:
    strict.known(told, place, "text", "heading answers terms")
    unknown = set(str(told.get("answers", "")).split()) - set(points)
    if unknown:
        raise strict.wrong(place, _("没有这些必备条款：%(keys)s。") % {"keys": "、".join(sorted(unknown))})
    return Sample(**told)
