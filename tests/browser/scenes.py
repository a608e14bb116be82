"""What a fresh demo does not hold, acted out before the photographs: a meeting in progress, a rule being amended."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

NOTICE = next((Path(__file__).parents[1] / "data" / "notices").rglob("003_*.txt"))
SCHOOL = "x01-0001"
Seats = Callable[[str], Page]
VIEWS = (
    "赞成。会前沟通登记已列入计划，建议写明由学校党政办当天登记。",
    "赞成。讲党课按季度安排，第一季度的课本月底前补齐。",
    "赞成。德育工作报告建议并入第二季度的党组织会议。",
)


def act_out(seats: Seats) -> None:
    """All scenes, on a fresh demo."""
    receive(seats)
    amend(seats)
    meet(seats)


def receive(seats: Seats) -> None:
    """A notice is uploaded and read."""
    page = seats("x01-ganshi")
    page.goto("/notices/receive/")
    page.get_by_label("通知文件").set_input_files(NOTICE)
    press(page, "上传并读取")


def amend(seats: Seats) -> None:
    """What a visit found wrong becomes a measure and an amendment of the rules."""
    page = seats(f"{SCHOOL}-shuji")
    page.goto("/problems/")
    page.locator("main tbody th a").first.click()
    problem = page.url
    press(page, "制定措施")
    page.get_by_label("原因").fill("议事规则没有写明书记、校长会前沟通由谁登记。")
    page.get_by_label("整改措施").fill("修订议事规则，会前沟通由学校党政办当天登记。")
    page.get_by_label("责任人").select_option(index=1)
    page.get_by_label("整改时限").fill("2023-04-14")
    page.locator("main form .btn-primary").last.click()
    page.goto(problem)
    press(page, "提出修订")
    page.get_by_label("议题名称").fill("修订党组织会议议事规则")
    page.locator("input[value=P14]").check()
    page.get_by_label("修订缘由").fill("督查发现会前沟通没有登记，原因是议事规则没有写明。")
    page.get_by_label("修订方案").fill("第八条增加一款：会前沟通由学校党政办当天登记，作为上会的前置材料。")
    page.locator("main form .btn-primary").last.click()


def meet(seats: Seats) -> None:
    """A topic is proposed, heard about, put on the agenda; the Party meeting has begun and three have spoken."""
    topic = propose(seats(f"{SCHOOL}-xiaozhang"))
    for post in ("shuji", "xiaozhang"):
        consult(seats(f"{SCHOOL}-{post}"), topic)
    page = seats(f"{SCHOOL}-bangong")
    page.goto("/meetings/convene/")
    page.get_by_label("党组织会议").check()
    press(page, "召集")
    page.get_by_label("锁定后列入的原因").fill("上级要求本周报送。")
    press(page, "列入议程")
    chair = seats(f"{SCHOOL}-shuji")
    chair.goto(page.url)
    press(chair, "同意列入")
    for name in ("开会", "保存出席", "开始审议"):
        press(page, name)
    for view in VIEWS:
        page.get_by_label("发言要点").fill(view)
        press(page, "记下发言")


def propose(page: Page) -> str:
    """The address of a new topic."""
    page.goto("/topics/propose/")
    page.get_by_label("议题", exact=True).fill("2023年党建年度计划")
    page.locator("input[value=P02]").check()
    page.locator("textarea[name=text]").fill(
        "一、健全党组织会议和校长办公会议议事规则；二、按月开好支委会；三、每季度讲党课；四、落实会前沟通登记。"
    )
    press(page, "提出议题")
    return page.url


def consult(page: Page, topic: str) -> None:
    """Give one's view, where one is asked."""
    page.goto(topic)
    mine = page.get_by_role("link", name="填写我的意见")
    if mine.count():
        mine.first.click()
        page.get_by_label("同意上会").check()
        page.get_by_label("意见要点").fill("方案成熟，同意上会。")
        press(page, "提交")


def press(page: Page, name: str) -> None:
    """Press the button or follow the link of that name, and wait until the answer stands on the page."""
    button = page.get_by_role("button", name=name, exact=True)
    (button if button.count() else page.get_by_role("link", name=name, exact=True)).first.click()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
