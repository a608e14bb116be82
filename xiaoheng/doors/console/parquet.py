"""列存文件: rows to Parquet by way of a text file, so that memory does not grow with them."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from xiaoheng.lib.refusal import Refused

NULL = "\\N"
# Declared, not learned: a column may be without a single value, and strict engines do not compare what differs in type.
TYPES = {"whole": "BIGINT", "date": "DATE", "text": "VARCHAR"}


def write(path: Path, columns: Mapping[str, str], batches: Iterable[list[tuple[Any, ...]]]) -> int:
    """写列存文件 of columns and their kinds; how many rows it has. Refused where the library is not installed."""
    duckdb = library()
    path.parent.mkdir(exist_ok=True)
    draft, rows = path.with_suffix(".csv"), 0
    with draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for batch in batches:
            writer.writerows([[NULL if cell is None else cell for cell in row] for row in batch])
            rows += len(batch)
    typed = ", ".join(f"'{name}': '{TYPES[kind]}'" for name, kind in columns.items())
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


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
