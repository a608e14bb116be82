"""The loop walked once, in a browser, with the real notice: 决策 → 执行 → 监督 → 评价 → 修正, ending at the trace."""

import re
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

NOTICE = next((Path(__file__).parents[1] / "data" / "notices").rglob("003_*.txt"))
TEAM = ("周正", "吴明", "王勤", "冯德", "陈育")
pytestmark = [pytest.mark.browser, pytest.mark.browser_pg]


def go(page, name, exact=True):
    """Press the button or follow the link of that name, and wait for the answer to stand on the page."""
    link = page.get_by_role("link", name=name, exact=exact)
    with arrival(page):
        page.get_by_role("button", name=name, exact=exact).or_(link).first.click()
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)


@contextmanager
def arrival(page):
    """Wait for the answer; where it is a new page, for that page: the answer's head arrives while the old one stands."""
    page.evaluate("window.old = true")
    with page.expect_response(answers) as answer:
        yield
    if answer.value.request.resource_type == "document":
        page.wait_for_function("!window.old")
    page.wait_for_load_state()


def hand_over(page):
    """Press the one primary button of the page's form."""
    with arrival(page):
        page.locator("main form .btn-primary").last.click()


def refused(page, name):
    """Press the button of a form that must not be accepted: 422, with what was typed still there."""
    with page.expect_response(lambda response: response.status == 422):
        page.get_by_role("button", name=name, exact=True).first.click()
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)


def answers(response):
    """A page or a part of one, not a redirect on the way there."""
    return response.request.resource_type in ("document", "xhr", "fetch") and not 300 <= response.status < 400


def yes(page):
    """Confirm every question the page asks."""
    page.on("dialog", lambda dialog: dialog.accept())
    return page


class Story:
    """The people of the story at their desks, and what they hand on to each other."""

    def __init__(self, at_desk):
        self.at_desk, self.pages = at_desk, {}

    def __getitem__(self, username):
        if username not in self.pages:
            self.pages[username] = yes(self.at_desk(username))
        return self.pages[username]


@pytest.fixture
def story(at_desk):
    return Story(at_desk)


def test_from_a_notice_to_an_amendment(story):
    order = issue_the_order(story["clerk"])
    topic = answer_by_a_topic(story, order)
    hold(story, topic, "校长办公会议", chair="ty_principal", last="吴明")
    pass_the_gates(story, topic)
    hold(story, topic, "党组织会议", chair="ty_secretary", last="周正")
    report_and_issue(story, topic)
    carry_out(story, topic)
    submit_and_review(story, order)
    problem = inspect(story, order)
    freeze_and_publish(story, order)
    appraise(story)
    amend(story, problem)
    read_the_trace(story, problem)


# --- 1 notice → order ---------------------------------------------------------------------------------------------


def issue_the_order(clerk):
    """Upload the notice as it is, settle what the reader is unsure of, turn it into one order, issue it."""
    clerk.goto("/notices/receive/")
    clerk.get_by_label("通知文件").set_input_files(NOTICE)
    go(clerk, "上传并读取")
    expect(clerk.get_by_role("heading", name="确认通知")).to_be_visible()
    expect(clerk.locator(".draft")).not_to_have_count(0)
    assert clerk.locator(".burden").count(), "photographs asked for are flagged as burden"
    map_the_seven_schools(clerk)
    go(clerk, "其余全部采纳")
    go(clerk, "确认并转为交办单")
    expect(clerk.get_by_role("heading", name="交办单拟稿")).to_be_visible()
    expect(clerk.get_by_text(re.compile("修订完善学校章程|修订学校章程")).first).to_be_visible()
    go(clerk, "下达")
    expect(clerk.get_by_text("已下达").first).to_be_visible()
    return clerk.url


def map_the_seven_schools(clerk):
    """The notice names seven schools of another county: two are ours by arrangement, five are nobody of ours."""
    form = clerk.locator("form.names").filter(has_text="尧山中学")
    chosen = ["桃源中学", "柳溪小学"]
    for number, select in enumerate(form.locator("select").all()):
        select.select_option(label=chosen[number] if number < len(chosen) else "不是本县学校")
    assert form.locator("select").count() == 7
    go(clerk, "保存对应学校")


# --- 2 决策 --------------------------------------------------------------------------------------------------------


def answer_by_a_topic(story, order):
    """The office signs for the order; the principal answers the duty on the charter by a topic."""
    office = story["ty_office"]
    office.goto(order)
    go(office, "签收")
    row = office.get_by_role("row").filter(has_text="章程").first
    row.get_by_role("link", name="办理").click()
    duty = office.url
    principal = story["ty_principal"]
    principal.goto(duty)
    go(principal, "提出议题")
    principal.get_by_label("议题", exact=True).fill("修订学校章程")
    pick_matter(principal, "P11")
    principal.get_by_label("方案", exact=True).fill("在章程第二章写明党组织的设置形式、地位作用和职责权限。")
    go(principal, "提出议题")
    principal.get_by_role("link", name="修订学校章程").first.click()
    expect(principal.get_by_role("heading", name="修订学校章程")).to_be_visible()
    expect(principal.get_by_text("上校长办公会议之前还差")).to_be_visible()
    return principal.url


def pick_matter(page, code):
    """Tick a matter of the catalogue, however the form offers it."""
    box = page.locator(f"input[value={code}]")
    box.check() if box.count() else page.get_by_label("所属事项").select_option(code)


def consult(story, topic):
    """Everybody who must be heard before the next body gives his own view."""
    for username in ("ty_secretary", "ty_principal", "ty_vice", "ty_vice2", "ty_moral"):
        page = story[username]
        page.goto(topic)
        mine = page.get_by_role("link", name="填写我的意见")
        if mine.count():
            mine.first.click()
            page.get_by_label("同意上会").check()
            page.get_by_label("意见要点").fill("方案成熟，同意上会。")
            go(page, "提交")


def hold(story, topic, body, chair, last):
    """The body meets: attendance, everybody speaks, the chair last, a vote where there is one, a result, minutes."""
    consult(story, topic)
    office = story["ty_office"]
    office.goto("/meetings/convene/")
    office.get_by_label(body).check()
    go(office, "召集")
    office.get_by_label("锁定后列入的原因").fill("交办单时限将到。")
    go(office, "列入议程")
    chief = story[chair]
    chief.goto(office.url)
    go(chief, "同意列入")
    go(office, "开会")
    go(office, "保存出席")
    go(office, "开始审议")
    expect(office.get_by_label("发言要点")).to_be_visible()
    refuse_the_chair_first(office, last)
    for name in sorted(TEAM, key=lambda one: one == last):
        speak(office, name)
    if body == "党组织会议":
        vote(office)
    go(office, "形成结论")
    go(office, "散会")
    go(office, "形成纪要")
    chief.goto(office.url)
    go(chief, "阅读无误，签发")
    expect(chief.get_by_text("已签发").first).to_be_visible()


def refuse_the_chair_first(office, chair):
    """末位表态: before the others have spoken the chair is refused, with the rule."""
    speak(office, chair)
    expect(office.get_by_text(re.compile("B-07")).first).to_be_visible()


def speak(office, name):
    select = office.get_by_label("发言人", exact=True)
    if select.locator("option", has_text=name).count() == 0:
        return
    value = select.locator("option", has_text=name).first.get_attribute("value")
    select.select_option(value)
    office.get_by_label("发言要点").fill(f"{name}：同意该方案。")
    go(office, "记下发言")


def vote(office):
    """More votes than people are refused; the right ones carry it."""
    office.locator("[name=yes]").fill("9")
    refused(office, "登记表决")
    office.locator("[name=yes]").fill("5")
    go(office, "登记表决")
    expect(office.get_by_text("过半数，通过")).to_be_visible()


def pass_the_gates(story, topic):
    """教代会 and legality review, each with its date and outcome."""
    office = story["ty_office"]
    office.goto(topic)
    while office.get_by_role("link", name="登记结果").count():
        office.get_by_role("link", name="登记结果").first.click()
        office.get_by_label("通过", exact=True).check()
        office.get_by_label("结论").fill("应到38人，实到36人，赞成35票。")
        go(office, "提交")


def report_and_issue(story, topic):
    """An open report to the superior refuses issuing; the county's answer opens it."""
    office, clerk = story["ty_office"], story["clerk"]
    office.goto(topic)
    expect(office.get_by_text("印发之前还差")).to_be_visible()
    go(office, "报上级")
    go(office, "提交")
    clerk.goto("/")
    clerk.get_by_role("link", name="批复").first.click()
    clerk.get_by_label("同意", exact=True).check()
    go(clerk, "批复")
    office.goto(topic)
    go(office, "印发决议")
    expect(office.get_by_text("已印发").first).to_be_visible()


# --- 3 执行 --------------------------------------------------------------------------------------------------------


def carry_out(story, topic):
    """The resolution becomes a task with owner and date, reported back."""
    office = story["ty_office"]
    office.goto(topic)
    office.get_by_role("link", name="生成任务").first.click()
    office.get_by_label("任务", exact=True).fill("按决议修改章程文本并公布")
    office.get_by_label("责任人").select_option(label="王勤")
    office.get_by_label("完成期限").fill("2023-03-28")
    go(office, "生成任务")
    expect(office.get_by_text("按决议修改章程文本并公布").first).to_be_visible()


def submit_and_review(story, order):
    """The school answers with the minutes it already holds; the county sends back once, then passes."""
    office, clerk = story["ty_office"], story["clerk"]
    office.goto(order)
    office.get_by_role("row").filter(has_text="章程").first.get_by_role("link", name="办理").click()
    cell = office.url
    hand_in(office)
    clerk.goto(cell)
    clerk.locator("#review textarea").fill("请补充公布的情况。")
    go(clerk, "退回")
    office.goto(cell)
    hand_in(office, note="已在公示栏公布。")
    clerk.goto(cell)
    go(clerk, "通过")
    expect(clerk.get_by_text("通过").first).to_be_visible()


def hand_in(office, note="章程已修订。"):
    facts = office.locator("main").get_by_role("checkbox")
    assert facts.count(), "the minutes are proposed as evidence"
    for box in facts.all()[:1]:
        box.check()
    office.get_by_label("办理情况").fill(note)
    go(office, "提交")


# --- 4 监督, 5 评价, 6 修正 ----------------------------------------------------------------------------------------


def inspect(story, order):
    """An inspector of the 片区 visits; one item does not hold and becomes a problem."""
    inspector = story["inspector"]
    inspector.goto("/inspections/visit/")
    inspector.get_by_label("学校和交办单").select_option(index=1)
    go(inspector, "开始督查")
    charter = inspector.locator(".score, fieldset, section, li").filter(has_text="章程").last
    for radio in inspector.get_by_label("属实", exact=True).all():
        radio.check()
    charter.get_by_label("不属实", exact=True).check()
    charter.get_by_label("所见").fill("章程没有写明重大事项的议事程序。")
    go(inspector, "登记")
    go(inspector, "转为问题")
    go(inspector, "登记问题")
    inspector.goto("/problems/")
    inspector.get_by_role("link", name=re.compile("不属实")).first.click()
    inspector.wait_for_url(re.compile(r"/problems/\d+/"))
    return inspector.url


def freeze_and_publish(story, order):
    """The county freezes the table; the school sees it with its formula before anybody else."""
    clerk, secretary = story["clerk"], story["ty_secretary"]
    clerk.goto("/bulletins/")
    go(clerk, "冻结结果表")
    expect(clerk.get_by_text(re.compile("公式|算法|计算")).first).to_be_visible()
    secretary.goto(clerk.url)
    expect(secretary.get_by_text("桃源中学").first).to_be_visible()


def appraise(story):
    """The standing is computed from verified results, and says why."""
    clerk = story["clerk"]
    clerk.goto("/appraisals/")
    go(clerk, re.compile("计算"), exact=False)
    clerk.get_by_role("link", name="桃源中学").first.click()
    expect(clerk.get_by_text("核实完成").first).to_be_visible()


def amend(story, problem):
    """Measure, owner, evidence, closure by somebody else; and an amendment that goes back to 决策."""
    secretary, inspector = story["ty_secretary"], story["inspector"]
    secretary.goto(problem)
    go(secretary, "制定措施")
    secretary.get_by_label("原因").fill("章程只写了机构，没有写程序。")
    secretary.get_by_label("整改措施").fill("修订议事规则并写入章程。")
    secretary.get_by_label("责任人").select_option(label="王勤")
    secretary.get_by_label("整改时限").fill("2023-04-14")
    hand_over(secretary)
    secretary.goto(problem)
    go(secretary, "提出修订")
    secretary.get_by_label("议题名称").fill("修订学校议事规则")
    pick_matter(secretary, "P14")
    secretary.get_by_label("修订缘由").fill("督查发现章程没有写明议事程序。")
    secretary.get_by_label("修订方案").fill("第八条增加议事程序。")
    hand_over(secretary)
    vice = story["ty_vice"]
    vice.goto(problem)
    go(vice, "提交整改结果")
    vice.get_by_label("整改情况").fill("议事规则修订已列为议题。")
    vice.get_by_label("印证：已有决议").select_option(index=1)
    hand_over(vice)
    inspector.goto(problem)
    go(inspector, "核验销号")
    inspector.get_by_label("核验意见").fill("已整改。")
    hand_over(inspector)
    inspector.goto(problem)
    expect(inspector.get_by_text("销号").first).to_be_visible()


def read_the_trace(story, problem):
    """The whole chain on one page, from the notice's sentence to the amendment."""
    clerk = story["clerk"]
    clerk.goto(problem)
    go(clerk, "追溯")
    text = clerk.locator("main").inner_text()
    for word in ("3月底前", "修订学校章程", "已印发", "不属实", "修订学校议事规则"):
        assert word in text, f"the trace does not show {word}"
