"""指标: registered set-wise formulas. Pages, bulletins and papers read the same one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

from django.apps import apps
from django.utils.functional import Promise


@dataclass(frozen=True)
class Ratio:
    """比率: counted units over counted base, with the units left out listed apart."""

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
            return "—"
        permille = self.share.numerator * 1000 // self.share.denominator
        return f"{permille // 10}.{permille % 10}%"


Formula = Callable[[Iterable[int] | None, date], Ratio]


@dataclass(frozen=True)
class Figure:
    """A formula with its name and its wording, shown wherever the number is shown."""

    key: str
    title: str | Promise
    text: str | Promise
    formula: Formula


_figures: dict[str, Figure] = {}


def figure(key: str, *, title: str | Promise, text: str | Promise) -> Callable[[Formula], Formula]:
    """Register a formula under a key that is used once."""

    def register(formula: Formula) -> Formula:
        if key in _figures:
            raise ValueError(f"figure {key!r} is registered twice")
        _figures[key] = Figure(key, title, text, formula)
        return formula

    return register


def figures() -> dict[str, Figure]:
    """Every registered figure by key."""
    return dict(sorted(_figures.items()))


def discover() -> None:
    """Import the modules of every room's `figures/` folder."""
    for config in apps.get_app_configs():
        name = f"{config.name}.figures"
        spec = find_spec(name) if config.name.startswith("xiaoheng.") else None
        for module in iter_modules(spec.submodule_search_locations or ()) if spec else ():
            import_module(f"{name}.{module.name}")
