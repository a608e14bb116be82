"""Commands in processes of their own, with nothing set but what a test sets."""

import os
import subprocess
import sys
from pathlib import Path


def manage(home: Path, *command: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """A management command as production runs it, in the data directory `home`."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("XIAOHENG_", "DATABASE_URL", "DJANGO_"))
    }
    env = kept | {
        "XIAOHENG_HOME": str(home),
        "XIAOHENG_HOSTS": "xiaoheng.example",
        "DJANGO_SETTINGS_MODULE": "xiaoheng.config.settings",
        **extra,
    }
    return subprocess.run(
        [sys.executable, "-m", "django", *command], env=env, capture_output=True, text=True, check=False, timeout=300
    )
