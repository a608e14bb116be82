"""Invented names: places, schools, people. Every draw comes from the seeded generator, so a demo can be made again."""

from random import Random

PLACES = [
    "桃源",
    "柳溪",
    "石桥",
    "云台",
    "青山",
    "白鹭",
    "松林",
    "竹溪",
    "梅岭",
    "枫桥",
    "龙泉",
    "凤鸣",
    "清河",
    "长乐",
    "永兴",
    "太平",
    "双河",
    "三江",
    "望江",
    "临湖",
    "沙洲",
    "茶亭",
    "杏花",
    "荷塘",
    "麦岭",
    "银杏",
    "玉泉",
    "金沙",
    "星火",
    "向阳",
    "朝阳",
    "晨光",
    "崇文",
    "明德",
    "启智",
    "育才",
    "文昌",
    "新民",
    "和平",
    "团结",
    "东风",
    "红星",
    "前进",
    "光明",
    "胜利",
    "幸福",
    "河湾",
    "湖畔",
    "岭南",
    "溪口",
    "渡头",
    "塔山",
    "鹤鸣",
    "雁塔",
    "鹿鸣",
    "燕山",
]
COUNTIES = ["云岭", "临江", "青川", "安河", "平湖", "清源", "南屏", "北原", "东溪", "西山", "石泉", "龙湾"]
SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
    "陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂文辉玲华建国庆春"
    "梅玉兰晓东海燕志远思源家琪雨泽子涵俊逸心怡天佑宇轩若曦喆堃昇"
)
ORDINALS = ["第一", "第二", "第三", "第四", "第五", "第六", "第七", "第八", "第九", "第十"]


class Namer:
    """Draws names, each place-and-stage pair once within one county."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.used: set[str] = set()

    def school(self, index: int, suffix: str) -> str:
        """A school name, e.g. 桃源小学 or, once the places are spent, 桃源第二小学."""
        place, turn = PLACES[index % len(PLACES)], index // len(PLACES)
        name = f"{place}{suffix}" if turn == 0 else f"{place}{_ordinal(turn + 1)}{suffix}"
        while name in self.used:
            turn += 1
            name = f"{place}{_ordinal(turn + 1)}{suffix}"
        self.used.add(name)
        return name

    def person(self) -> str:
        """A person's name of two or three characters; the same name may well come twice."""
        given = "".join(self.random.sample(GIVEN, self.random.choice((1, 2, 2))))
        return self.random.choice(SURNAMES) + given


def _ordinal(number: int) -> str:
    return ORDINALS[number - 1] if number <= len(ORDINALS) else f"第{number}"
