"""指标: registered set-wise formulas. Pages, bulletins and papers read the same one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Literal, TypeVar

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from xiaoheng.ground.organisation.models import Unit

NONE = "—"
Kind = Literal["unit", "org", "person"]  # what the keys of a figure are keys of


@dataclass(frozen=True)
class Ratio:
    """比率: counted rows over counted base, with the rows left out listed apart."""

    counted: tuple[int, ...]
    base: tuple[int, ...]
    apart: tuple[int, ...] = ()

    @property
    def share(self) -> Fraction | None:
        """The exact share; None where the base is empty."""
        return Fraction(len(self.counted), len(self.base)) if self.base else None

    @property
    def percent(self) -> str:
        """百分比 with one decimal, cut off, so that 100 % means all."""
        if self.share is None:
            return NONE
        permille = self.share.numerator * 1000 // self.share.denominator
        return f"{permille // 10}.{permille % 10}%"

    @property
    def mean(self) -> str:
        """平均数 with one decimal, cut off."""
        if self.share is None:
            return NONE
        tenths = self.share.numerator * 10 // self.share.denominator
        return f"{tenths // 10}.{tenths % 10}"


@dataclass(frozen=True)
class Count:
    """计数: the rows counted; None where there is no school to count in, which is not the same as none counted."""

    counted: tuple[int, ...] | None

    @property
    def shown(self) -> str:
        """0 or more, or a dash."""
        return NONE if self.counted is None else str(len(self.counted))


Result = Ratio | Count
Units = Iterable[int] | QuerySet[Unit] | None  # keys, schools as a query, or all
Formula = Callable[[Units, date], Result]
Registered = TypeVar("Registered", bound=Formula)


def among(units: Units, path: str) -> Q:
    """Rows of some units: a query stays one, keys become a list, None is everywhere."""
    if units is None:
        return Q()
    return Q(**{f"{path}__in": units.order_by().values("pk") if isinstance(units, QuerySet) else list(units)})


@dataclass(frozen=True)
class Figure:
    """A formula with its name and its wording, shown wherever the number is shown.

    `of` and `over` say what is counted and what it is counted over; a ratio of unlike things is a mean.
    """

    key: str
    title: str | Promise
    text: str | Promise
    formula: Formula
    of: Kind = "unit"
    over: Kind = "unit"

    def shown(self, result: Result) -> str:
        """数值 as it is written: 455, 47.0%, 15.7, or a dash."""
        if isinstance(result, Count):
            return result.shown
        return result.percent if self.of == self.over else result.mean


_figures: dict[str, Figure] = {}


def figure(
    key: str, *, title: str | Promise, text: str | Promise, of: Kind = "unit", over: Kind | None = None
) -> Callable[[Registered], Registered]:
    """Register a formula under a key that is used once."""

    def register(formula: Registered) -> Registered:
        if key in _figures:
            raise ValueError(f"figure {key!r} is registered twice")
        _figures[key] = Figure(key, title, text, formula, of, over or of)
        return formula

    return register


def figures() -> dict[str, Figure]:
    """Every registered figure by key, in the order in which they are written down."""
    return dict(_figures)


def discover() -> None:
    """Import the modules of every room's `figures/` folder."""
    for config in apps.get_app_configs():
        name = f"{config.name}.figures"
        spec = find_spec(name) if config.name.startswith("xiaoheng.") else None
        for module in iter_modules(spec.submodule_search_locations or ()) if spec else ():
            import_module(f"{name}.{module.name}")
