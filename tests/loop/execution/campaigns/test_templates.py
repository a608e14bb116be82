"""Template files: those shipped hold, a new one is a file, a bad one is refused with its place."""

import contextlib

import pytest
import yaml
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from xiaoheng.ground.organisation.actors import system
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.execution.campaigns import selectors, services
from xiaoheng.loop.execution.campaigns.models import Template
from xiaoheng.loop.execution.campaigns.services.spec import read

GOOD = "title: 读书周\naim: 人人读书\nmeasures: 每天半小时\nstages:\n  - {key: read, title: 读书}\n"
SHIPPED = sorted((settings.REGULATIONS / "campaigns").glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_is_shipped_holds(path):
    body = read(path.read_text(encoding="utf-8"))
    assert read(yaml.safe_dump(body, allow_unicode=True)) == body  # as it is handed out to be rewritten
    assert body["aim"]
    assert body["measures"]


def test_loading_twice_changes_nothing(cast):
    assert services.load(actor=system("test")) == 0
    assert Template.objects.filter(current=True).count() == len(SHIPPED)


def test_a_new_campaign_is_a_file(run):
    row = services.adopt(actor=run.clerk, unit=run.county, code="reading_week", text=GOOD)
    assert [one.title for one in row.stages] == ["读书"]
    assert row in selectors.templates(run.county)
    assert row in selectors.templates(run.school)
    assert row not in selectors.templates(run.cast.units["LJ"])
    with pytest.raises(Refused, match="已经有了"):
        services.adopt(actor=run.clerk, unit=run.county, code="reading_week", text=GOOD)
    with pytest.raises(Refused, match=r"命名为 reading_week\.yaml"):
        services.adopt(actor=run.clerk, unit=run.county, code="readings", text=GOOD)


def test_a_next_version_leaves_what_runs_alone(run):
    campaign = run.start()
    text = (settings.REGULATIONS / "campaigns" / "spring_training.yaml").read_text(encoding="utf-8")
    row = services.adopt(
        actor=run.clerk, unit=run.county, code="spring_training", text=text.replace("学习动员", "动员")
    )
    assert campaign.template.stages[0].title == "学习动员"
    assert [one for one in selectors.templates(run.county) if one.code == "spring_training"] == [row]
    with pytest.raises(Refused, match="已有新版本"):
        run.open()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("title: [", "第"),
        ("只有一句话", "全文"),
        ("", "全文"),
        (GOOD.replace("读书周", ""), "title"),
        (GOOD + "reward: 100\n", "reward"),
        (GOOD + "owner: [boss]\n", "owner"),
        (GOOD.replace("key: read", "key: 读"), "第5行，第1个阶段"),
        (GOOD + "  - {key: read, title: 再读}\n", "第6行，stages"),
        (GOOD + "counts:\n  - {key: n, title: 数, how: twice}\n", "第7行，第1项计数"),
        (GOOD + "counts:\n  - {key: n, title: 数,\n     expect: pupils}\n", "第8行，第1项计数"),
        (GOOD + "counts:\n  - {key: n, title: 数, percent: 30}\n", "第7行.*按什么的比例"),
        (
            GOOD + "counts:\n  - {key: n, title: 数, expect: members, percent: no_such}\n",
            "第1项计数.*没有“no_such”这一参数",
        ),
        (GOOD.replace("title: 读书}", "title: 读书, by: 抓紧}"), "第5行.*by 写能算出日期的时限"),
        (GOOD + "stages:\n  - {key: other, title: 另一}\n", "第6行，stages.*写了两次"),
        (GOOD.replace("title: 读书}", "title: 读书, title: 再读}"), "第5行，title.*写了两次"),
        (GOOD.replace(":", "："), "全文.*半角"),
        (GOOD + "basis: \ufffd\ufffd\n", "第6行.*无法识别的字符"),
        (GOOD + "counts:\n  - {key: n, title: 数, percent: 130}\n", "第1项计数"),
        (GOOD.split("stages")[0], "stages"),
        (GOOD + "mentor: 也许\n", "mentor"),
        ("title: " + "长" * 61 + "\n" + GOOD.split("\n", 1)[1], "title"),
        ("a: &a [x, x]\n" + "".join(f"b{n}: [*a, *a]\n" for n in range(3)), "没有这样的栏目|专项模板有误"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(text, says, run):
    before = Template.objects.count()
    with pytest.raises(Refused, match=says):
        services.adopt(actor=run.clerk, unit=run.county, code="reading_week", text=text)
    assert Template.objects.count() == before


NAMES = ("title", "aim", "measures", "stages", "counts", "key")
PLAIN = st.none() | st.integers() | st.text(max_size=9)
TREES = st.recursive(
    PLAIN, lambda one: st.lists(one, max_size=3) | st.dictionaries(st.sampled_from(NAMES), one, max_size=6)
)


@given(st.text(max_size=300) | TREES.map(lambda one: yaml.safe_dump(one, allow_unicode=True)))
def test_no_text_breaks_the_reader(text):
    with contextlib.suppress(Refused):
        assert read(text)["title"]


def test_the_county_alone_adds_templates(run):
    for who in ("ty_office", "ty_secretary", "leader", "lj_clerk"):
        with pytest.raises(Forbidden):
            services.adopt(actor=run.cast.actor(who), unit=run.county, code="reading_week", text=GOOD)
    with pytest.raises(Refused, match="不能作模板代码"):
        services.adopt(actor=run.clerk, unit=run.county, code="读书周", text=GOOD)
