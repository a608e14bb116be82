"""输入: what a person types after a command, taken or refused in Chinese."""

import argparse
import re
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

from xiaoheng.lib.dates import parse_date
from xiaoheng.lib.refusal import Refused

# What argparse says, and how it is said here; what is new to this list is passed on as it is.
SAYINGS = (
    (r"the following arguments are required: (.+)", r"缺少：\1"),
    (r"unrecognized arguments: (.+)", r"多余的参数：\1"),
    (r"argument (.+): expected one argument", r"\1 后面缺一个值"),
    (r"argument (.+): invalid choice: (.+) \(choose from (.+)\)", r"\1 没有 \2，只有 \3"),
    (r"argument (.+): invalid int value: (.+)", r"\1 应是整数，不是 \2"),
    (r"argument (.+): (.+)", r"\1：\2"),
)
TROUBLES = {FileNotFoundError: "没有这个文件或文件夹", IsADirectoryError: "这是文件夹", PermissionError: "没有权限"}


class Parser(argparse.ArgumentParser):
    """参数: argparse that complains in Chinese; the exit code stays 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where to read more."""
        for pattern, saying in SAYINGS:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                message = match.expand(saying)
                break
        self.exit(2, f"{message}\n用法见：{self.prog} --help\n")


def day(text: str) -> date:
    """日期 of an option: 2023-03-14, 2023/3/14, 2023年3月14日."""
    try:
        return parse_date(text)
    except Refused as refusal:
        raise argparse.ArgumentTypeError(f"{refusal.message}{refusal.remedy}") from None


def read(name: str | Path) -> bytes:
    """读文件, or standard input for “-”; Refused when it cannot be read."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise Refused(f"读不到文件“{name}”：{_trouble(error)}。", "请核对路径。") from error


def write(name: str | Path, data: bytes) -> None:
    """写文件; Refused when it cannot be written."""
    try:
        Path(name).write_bytes(data)
    except OSError as error:
        raise Refused(f"写不了文件“{name}”：{_trouble(error)}。", "请核对路径和权限。") from error


def _trouble(error: OSError) -> str:
    return TROUBLES.get(type(error)) or str(error.strerror)
