"""列存文件: rows to Parquet by way of a text file, so that memory does not grow with them."""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from xiaoheng.lib.refusal import Refused

NULL = "\\N"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# What a column without a single value is: without it, an engine that is strict about types could not compare it.
DATES = re.compile(r"(\w+_)?(since|until|on|day)")
TEXTS = {"kind", "stage", "ownership", "post", "charge", "state", "mode", "reason", "detail"}


def write(path: Path, columns: Sequence[str], batches: Iterable[list[tuple[Any, ...]]]) -> int:
    """写列存文件; how many rows it has. Refused where the library is not installed."""
    duckdb = library()
    path.parent.mkdir(exist_ok=True)
    draft, kinds, rows = path.with_suffix(".csv"), dict.fromkeys(columns, ""), 0
    with draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for batch in batches:
            _learn(kinds, batch)
            writer.writerows([[NULL if cell is None else cell for cell in row] for row in batch])
            rows += len(batch)
    typed = ", ".join(f"'{name}': '{kind or _kind_of(name)}'" for name, kind in kinds.items())
    duckdb.execute(
        f"COPY (SELECT * FROM read_csv('{_quoted(draft)}', auto_detect=false, header=false, delim=',', quote='\"', "
        f"escape='\"', nullstr='{NULL}', columns={{{typed}}})) TO '{_quoted(path)}' (FORMAT parquet)"
    )
    draft.unlink()
    return rows


def library() -> Any:
    """The library, a choice of the installation."""
    try:
        import duckdb
    except ImportError:
        raise Refused("没有安装 DuckDB，不能写 Parquet 文件。", "请运行 pip install 'xiaoheng[mirror]'。") from None
    return duckdb


def _learn(kinds: dict[str, str], batch: list[tuple[Any, ...]]) -> None:
    """The kind of each column not yet known, by its first value. SQLite keeps dates as text."""
    for index, (name, kind) in enumerate(kinds.items()):
        value = next((row[index] for row in batch if row[index] is not None), None) if not kind else None
        if isinstance(value, bool):
            kinds[name] = "BOOLEAN"
        elif isinstance(value, int):
            kinds[name] = "BIGINT"
        elif isinstance(value, date) or (isinstance(value, str) and DATES.fullmatch(name) and DAY.fullmatch(value)):
            kinds[name] = "DATE"
        elif value is not None:
            kinds[name] = "VARCHAR" if isinstance(value, str) else "DOUBLE"


def _kind_of(name: str) -> str:
    return "DATE" if DATES.fullmatch(name) else "VARCHAR" if name in TEXTS else "BIGINT"


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
