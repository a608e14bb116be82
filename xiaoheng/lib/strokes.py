"""姓氏笔画: the order of names on a ballot, by the strokes of the surname, then by their first stroke (横竖撇点折)."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
# strokes → common surnames, of as many strokes in the order of their strokes; of a compound surname the first character
SURNAMES = {
    2: "丁七卜九刁乃刀力",
    3: "于干万山千门卫习马",
    4: "丰王井亓元韦云木支区尤车戈水冈牛毛仇化仉从公风勾凤卞文方心尹孔巴邓",
    5: "甘艾古左厉石龙平东占卢帅叶申田史冉丘付白仝丛令印乐包邝冯兰宁司召皮边",
    6: "匡刑邢执权成尧毕师曲吕朱乔伍仲任华仰自伊向后全危邬庄刘齐衣闫羊关米江汲池汝汤安祁许那阮孙阳羽牟纪",
    7: "寿贡花苍严芦劳苏杜巫李杨邴来连轩步肖时吴别岑利邱何佟余佘谷狄邹言况库应冷辛冶闵汪沙沈宋宏初改张陆陈邵",
    8: "奉武幸苗英苟苑范茅林松杭郁欧郏郅卓尚国昌明易呼岩罗牧和季竺岳岱金周冼庞郑单法宗官宓郎房居屈孟练经",
    9: "封项赵郝荆荀荣胡南药柯查相柏柳郦咸鸦是冒星哈咬钟钮郜段禹侯俞郗昝饶凃施闻姜娄洪宣宦宫祖祝费胥姚贺骆",
    10: "秦班敖袁都耿聂莫桂索栗贾夏原顾柴党晁晏钱秘俱倪隽徐殷奚翁凌高郭席唐益浦海涂容诸谈展陶姬能桑",
    11: "黄萧萨梅曹戚龚盛常鄂崔笪符麻康鹿章商阎盖粘渠梁寇宿扈逯尉屠隋隗隆续巢",
    12: "琼揭彭葛董蒋韩惠覃粟景喻智嵇程税傅焦储舒舜鲁童曾温滑游寒富甯谢强",
    13: "蓝蓬蒲蒙楚裘赖雷訾虞路简詹鲍解廉靖雍阙满慎窦褚",
    14: "赫慕蔡蔺臧裴管廖阚赛谭谯暨翟熊缪",
    15: "樊暴墨黎德滕颜潘",
    16: "操燕薛霍冀穆衡",
    17: "戴鞠藏魏糜濮蹇",
    18: "瞿",
    20: "酆",
}
ORDER = {one: (count, place) for count, row in SURNAMES.items() for place, one in enumerate(row)}
UNKNOWN = (99, 0)  # a surname of no table stands last, for a person to place


def strokes(name: str) -> int | None:
    """笔画数 of a surname; None where the table does not know it."""
    known = ORDER.get(name[:1])
    return known[0] if known else None


def by_strokes(rows: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """按姓氏笔画为序: stable, so that people of one surname keep their order."""
    return sorted(rows, key=lambda row: ORDER.get(name(row)[:1], UNKNOWN))
