"""Components, drawn from templates as pages write them."""

import re
from datetime import date

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from xiaoheng.doors.ui import dates, trail
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Parameter
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

TODAY = date(2023, 3, 14)


def draw(source, path="/", **context):
    request = RequestFactory().get(path)
    request.user = None
    html = engines["django"].from_string(source).render(context, request)
    return re.sub(r"\s+", " ", html).strip()


@pytest.mark.parametrize("tone", ["grey", "green", "amber", "red"])
def test_a_state_is_colour_and_shape_and_word(tone):
    html = draw("{% badge tone '待签收' %}", tone=tone)
    shape = {"grey": "circle", "green": "check", "amber": "diamond", "red": "alert"}[tone]
    assert f"tone-{tone}" in html
    assert f"icons.svg#{shape}" in html
    assert "待签收" in html


@pytest.mark.parametrize(
    ("day", "tone", "words"),
    [
        (None, "grey", "无期限"),
        (date(2023, 3, 12), "red", "逾期2天"),
        (date(2023, 3, 14), "amber", "今天到期"),
        (date(2023, 3, 17), "amber", "将到期，还有3天"),
        (date(2023, 3, 18), "green", "还有4天"),
    ],
)
def test_a_due_day_reads_relative_to_the_business_day(day, tone, words, cast):
    html = draw("{% due day %}", day=day, viewer=cast.actor("ty_office"))
    assert f"tone-{tone}" in html
    assert words in html


def test_amber_counts_working_days_as_each_unit_has_set_them(cast):
    office, clerk = cast.actor("ty_office"), cast.actor("clerk")
    with clock.on(date(2023, 3, 17)):  # a Friday
        assert dates.soon(office) == date(2023, 3, 22)
        told = {
            "unit": cast.units["TY"],
            "parameter": Parameter.objects.get(key=dates.SOON),
            "value": 1,
            "since": date(2023, 3, 17),
        }
        rulebook.override(actor=clerk, **told, basis="桃中党〔2023〕2号")
        assert (dates.soon(office), dates.soon(clerk)) == (date(2023, 3, 20), date(2023, 3, 22))
        assert dates.reading(date(2023, 3, 21), dates.soon(office)) == ("green", "还有4天")
        assert dates.reading(date(2023, 3, 21), dates.soon(clerk)) == ("amber", "将到期，还有4天")
    assert dates.soon(None) == TODAY


def test_days_are_written_as_officials_write_them():
    assert draw("{{ d|day }}", d=TODAY) == '<time datetime="2023-03-14">2023年3月14日</time>'
    assert draw("{{ d|day }}", d=None) == "—"
    assert "2023年3月14日 16:05" in draw("{{ t|moment }}", t="2023-03-14T08:05:00.000Z")
    with translation.override("en"):
        assert "14 March 2023" in draw("{{ d|day }}", d=TODAY)


def test_a_button_that_acts_is_a_form_with_its_token_and_way_back(gallery):
    html = draw('{% act_button "desk:execution.sign" "签收" assignment=7 %}', path="/form/?a=1")
    assert re.search(r'<form method="post" action="/sign/7/" class="act" ?>', html)
    assert '<input type="hidden" name="next" value="/form/?a=1">' in html
    assert '<button class="btn">签收</button>' in html
    html = draw('{% act_button "desk:execution.sign" "催办" assignment=7 primary=True confirm="确定？" %}')
    assert 'data-confirm="确定？"' in html
    assert 'class="btn btn-primary"' in html


def test_facts_escape_and_show_what_is_missing():
    html = draw('{% facts "依据" a "日期" b "签发人" c "公开" d %}', a="<b>", b=TODAY, c=None, d=False)
    assert "<dt>依据</dt><dd>&lt;b&gt;</dd>" in html
    assert "2023年3月14日" in html
    assert "<dt>签发人</dt><dd>—</dd>" in html
    assert "<dt>公开</dt><dd>否</dd>" in html


def test_zero_and_nothing_differ():
    assert "<dd>0</dd>" in draw('{% facts "材料" n %}', n=0)
    assert "0/4" in draw("{% progress 0 4 '已交' %}")
    assert "无应办事项" in draw("{% progress 0 0 '已交' %}")


def test_tables_and_sections_wrap_what_stands_in_them():
    html = draw(
        '{% section title note="注" anchor="a" %}{% table title %}<tr></tr>{% endtable %}{% endsection %}', title="<x>"
    )
    assert html.startswith('<section class="part" id="a"><div class="part-head"><h2>&lt;x&gt;</h2>')
    assert 'role="region" aria-label="&lt;x&gt;" tabindex="0"><table class="ledger"><tr></tr></table>' in html


def test_a_head_names_columns_and_marks_figures_and_acts():
    html = draw('{% head "学校" "num" "材料（份）" "do" name %}', name="<办>")
    assert html == (
        '<thead><tr><th scope="col">学校</th><th scope="col" class="num">材料（份）</th>'
        '<th scope="col" class="do">&lt;办&gt;</th></tr></thead>'
    )


def test_pages_keep_the_other_filters():
    request = RequestFactory().get("/?zone=1&page=2")
    page = paged(request, range(60))
    assert (page.number, len(page)) == (2, 25)
    html = draw("{% pages page %}", path="/?zone=1&page=2", page=page)
    assert 'href="?zone=1&amp;page=1"' in html
    assert 'href="?zone=1&amp;page=3"' in html
    assert "第2页，共3页 60条" in html
    assert 'href="?zone=1&amp;per=50"' in html


def test_long_lists_have_a_first_and_a_last_page_and_a_way_back_to_short_ones():
    page = Paginator(range(200), 25).get_page(4)
    html = draw("{% pages page %}", path="/?zone=1&page=4", page=page)
    assert all(f'href="?zone=1&amp;{there}"' in html for there in ("page=1", "page=8", "per=50"))
    assert all(word in html for word in ("首页", "末页", "每页50条"))
    html = draw("{% pages page %}", path="/?per=50", page=Paginator(range(30), 50).get_page(1))
    assert 'href="?per=25"' in html
    assert "下一页" not in html


@pytest.mark.parametrize(
    ("query", "number", "size"), [("page=99", 3, 10), ("page=x", 1, 25), ("per=50", 1, 50), ("per=9", 1, 25)]
)
def test_a_page_number_beyond_reason_gives_the_nearest(query, number, size):
    page = paged(RequestFactory().get(f"/?{query}"), range(60))
    assert (page.number, len(page)) == (number, size)


def test_a_single_page_has_no_turning():
    assert draw("{% pages page %}", page=Paginator(range(3), 25).get_page(1)) == ""


def test_tabs_mark_the_page_one_is_on(gallery):
    assert draw('{% tab "desk:form" "表单" %}', path="/form/") == '<a href="/form/" aria-current="page">表单</a>'
    assert draw('{% tab "desk:school" "本校" unit="TY" %}', path="/form/") == '<a href="/schools/TY/">本校</a>'


def test_lamps_name_state_clause_and_next_step():
    row = {"label": "制度备案", "tone": "red", "word": "章程未备案", "clause": "P11", "next": "提交修订", "url": "/x/"}
    html = draw("{% lamps rows %}", rows=[row])
    assert all(
        word in html for word in ("制度备案", "tone-red", '<a href="/x/">章程未备案</a>', "P11", "提交修订", "#alert")
    )


def test_a_chart_has_its_figures_in_a_table_and_no_script_runs_from_them():
    data = {
        "title": "办结",
        "axis": "片区",
        "unit": "项",
        "kind": "bar",
        "labels": ["东</script>", "西"],
        "series": [{"name": "已办结", "values": [12, None]}, {"name": "逾期", "values": [0, 3]}],
    }
    html = draw('{% chart "zones" data 200 %}', data=data)
    assert "</script>" not in html.split('<script id="zones-data" type="application/json">')[1].split("</script>")[0]
    assert 'data-chart="zones-data" data-height="200"' in html
    cells = re.findall(r'<td class="num">(.*?)</td>', html)
    assert cells == ["12", "0", "—", "3"]


def test_a_chart_whose_columns_do_not_match_is_an_error():
    data = {"title": "", "kind": "bar", "labels": ["东"], "series": [{"name": "a", "values": [1, 2]}]}
    with pytest.raises(ValueError, match="longer"):
        draw('{% chart "x" data %}', data=data)


def test_the_trail_reads_as_sentences_with_refusals_marked(cast, django_assert_num_queries):
    clerk, school = cast.actor("clerk"), cast.units["TY"]
    post = {"unit": school, "post": Post.PRINCIPAL, "since": TODAY}
    services.appoint(actor=clerk, person=cast.people["ty_teacher"], **post | {"post": Post.MIDDLE_MANAGER})
    with pytest.raises(Refused):
        services.appoint(actor=clerk, person=cast.people["ty_principal"], **post)
    entries = list(Entry.objects.filter(verb="organisation.appoint").order_by("id"))
    with django_assert_num_queries(1):
        done, refused = trail.steps(entries)
    assert (done.who, done.role, done.sentence, done.reason) == ("方敏", "工委干事", "任命了职务", "")
    assert "不能重复任命" in refused.reason
    html = draw("{% trail entries %}", entries=entries)
    assert "方敏（工委干事）" in html
    assert "未办成" in html
    assert "还没有办理记录" in draw("{% trail entries %}", entries=[])
