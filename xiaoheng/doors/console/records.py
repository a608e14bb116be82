"""留痕: verify every log and name the first bad entry of each; make a lost head file anew, with the reason."""

import argparse

from xiaoheng.ground.records import services as records


def arguments(parser: argparse.ArgumentParser) -> None:
    """verify | renew LOG --reason TEXT."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="verify | renew")
    actions.add_parser("verify", help="逐本、逐条验证")
    renew = actions.add_parser("renew", help="恢复备份或遗失数据目录之后，重立一本的链头文件；条目本身有问题时拒绝")
    renew.add_argument("log", help="哪一本（县的编码）")
    renew.add_argument("--reason", required=True, help="原因，记入留痕")


def run(options: argparse.Namespace) -> int:
    """Exit 0 when every log holds, 1 when one does not; Refused when a head file may not be made anew."""
    if options.action == "renew":
        records.renew(options.log, options.reason)
    verdicts = [records.examine(log) for log in records.logs()]
    print(*verdicts, sep="\n")
    return 1 if any(verdict.fault for verdict in verdicts) else 0
