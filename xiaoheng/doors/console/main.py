"""校衡命令行: `xiaoheng COMMAND …`. Its own parser: Django's `check` stays Django's, under `xiaoheng django check`."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from importlib import import_module

from xiaoheng.doors.console.inputs import Parser
from xiaoheng.lib.refusal import Refused

# command → (module, what it does, needs the database)
COMMANDS: dict[str, tuple[str, str, bool]] = {
    "notice": ("notice", "读通知、解析时限短语（不需要数据库）", False),
    "check": ("check", "按当日生效的规则检查设置，列出不符合项", True),
    "records": ("records", "留痕：逐本验证县级记录链", True),
    "county": ("county", "建账：第一个县和它的首个干事账号", True),
    "account": ("account", "账号：给单位添一个账号，或给账号添一个角色", True),
    "workbook": ("workbook", "各种工作簿：模板、导出、预览、导入", True),
    "facts": ("facts", "导出一天的事实和参数（Parquet），供其他数据库引擎判断", True),
    "regulations": ("regulations", "载入制度、参数、事项目录", True),
    "workdays": ("workdays", "工作日表：查看、导出，采用自备的放假和调休上班日", True),
    "demo": ("demo", "建立演示县，或列出演示账号", True),
    "migrate": ("migrate", "建立或升级数据库", True),
    "tick": ("tick", "到点检查：今日尚未检查过的，检查一遍（供定时任务）", True),
    "serve": ("serve", "启动网站", True),
    "django": ("django", "转给 Django 的管理命令", False),
}


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit code is 0 done, 1 refused or found wrong, 2 unusable arguments."""
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments or arguments[0] not in COMMANDS:
        return _usage(arguments)
    name, rest = arguments[0], arguments[1:]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xiaoheng.config.settings")
    try:
        return _run(name, rest)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of a pipe left early; what is still unsaid goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _run(name: str, rest: list[str]) -> int:
    module_name, summary, needs_database = COMMANDS[name]
    with _database() if needs_database else nullcontext():
        module = import_module(f"xiaoheng.doors.console.{module_name}")
        if name == "django":
            return int(module.run(rest))
        parser = Parser(prog=f"xiaoheng {name}", description=summary)
        module.arguments(parser)
        code = int(module.run(parser.parse_args(rest)))
        sys.stdout.flush()
        return code


@contextmanager
def _database() -> Iterator[None]:
    """Set Django up; what is wrong with the set-up is said in one sentence."""
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db.utils import OperationalError, ProgrammingError

    try:
        django.setup()
    except (ImproperlyConfigured, OSError) as error:
        raise Refused(f"配置有误：{error}", "请核对环境变量 XIAOHENG_HOME 和 DATABASE_URL。") from error
    try:
        yield
    except (OperationalError, ProgrammingError) as error:
        raise Refused(f"数据库出错：{error}。", "如果还没有建立或升级数据库，请先运行 xiaoheng migrate。") from error


def _usage(arguments: list[str]) -> int:
    asked = arguments[:1] in ([], ["-h"], ["--help"])
    out = sys.stdout if asked else sys.stderr
    if not asked:
        print(f"没有“{arguments[0]}”这个命令。", file=out)
    print("用法：xiaoheng 命令 [选项]　（xiaoheng 命令 --help 看说明）", file=out)
    for name, (_module, summary, _needs) in COMMANDS.items():
        print(f"  {name:<12}{summary}", file=out)
    return 0 if asked else 2
