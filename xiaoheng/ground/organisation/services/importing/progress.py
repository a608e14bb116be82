"""进度: how far a long import has come, told in a small file that every process of the server can read."""

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from django.conf import settings

from xiaoheng.lib import clock

MARK = re.compile(r"[0-9a-f]{32}")
OFTEN, OLD = 0.3, 3600.0  # seconds between two tellings; age at which a file left behind goes


@dataclass
class Progress:
    """进度: told under a random mark that the page drew; without a mark, told to nobody."""

    mark: str = ""
    _told: float = field(default=0.0, init=False)

    def tell(self, what: str, done: int, total: int) -> None:
        """So many rows of so many are done; written at most a few times a second."""
        if MARK.fullmatch(self.mark) and (monotonic() - self._told > OFTEN or done == total):
            self._told = monotonic()
            path = _path(self.mark)
            path.parent.mkdir(exist_ok=True, mode=0o700)
            scratch = path.with_suffix(".new")
            scratch.write_text(json.dumps([what, done, total]), encoding="utf-8")
            scratch.replace(path)

    def end(self) -> None:
        """Nothing more will be told; what others left behind goes as well."""
        if MARK.fullmatch(self.mark):
            _path(self.mark).unlink(missing_ok=True)
            for path in _path(self.mark).parent.glob("*"):
                with suppress(OSError):
                    if path.stat().st_mtime < clock.now().timestamp() - OLD:
                        path.unlink()


def told(mark: str) -> tuple[str, int, int] | None:
    """已到哪一步: what is done, how much, of how much; None when nothing is told under the mark."""
    if not MARK.fullmatch(mark):
        return None
    try:
        what, done, total = json.loads(_path(mark).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return str(what), int(done), int(total)


def _path(mark: str) -> Path:
    return Path(settings.XIAOHENG_HOME) / "progress" / mark
