"""留痕: verify every log and name the first bad entry of each."""

import argparse

from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.records.services.verify import logs, verify


def arguments(parser: argparse.ArgumentParser) -> None:
    """One action for now: verify."""
    parser.add_argument("action", choices=["verify"], help="verify：逐条验证")


def run(options: argparse.Namespace) -> int:
    """Exit 0 when every log holds, 1 when one does not."""
    broken = 0
    for log in logs():
        fault = verify(log)
        count = Entry.objects.filter(log=log).count()
        print(f"{log}：第 {fault.seq} 条有问题：{fault.why}" if fault else f"{log}：{count} 条，完好")
        broken += bool(fault)
    return 1 if broken else 0
