"""数据目录: where an installation keeps its data, by the environment."""

import os
from pathlib import Path


def place() -> Path:
    """数据目录 `XIAOHENG_HOME`, else in the user's data directory; it need not be there."""
    default = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "xiaoheng"
    return Path(os.environ.get("XIAOHENG_HOME") or default)
