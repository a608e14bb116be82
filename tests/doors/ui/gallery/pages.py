"""Views of the gallery."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from xiaoheng.doors.ui.pages import page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused

CHART = {
    "title": "各片区办结情况",
    "axis": "片区",
    "unit": "项",
    "kind": "bar",
    "labels": ["东片区", "西片区", "南片区", "北片区"],
    "series": [
        {"name": "已办结", "values": [12, 8, 15, 4], "tone": "green"},
        {"name": "逾期", "values": [1, 3, 0, 2], "tone": "red"},
    ],
}
TREND = {
    "title": "月度按期办结率",
    "axis": "月份",
    "unit": "%",
    "kind": "line",
    "labels": ["10月", "11月", "12月", "1月", "2月", "3月"],
    "series": [
        {"name": "本县", "values": [61, 66, 72, 70, 81, 84]},
        {"name": "全市", "values": [58, 60, 65, 69, 74, 75]},
    ],
}
LAMPS = [
    {"label": "组织设置", "tone": "green", "word": "合规", "clause": "A-01"},
    {
        "label": "制度备案",
        "tone": "red",
        "word": "章程未备案",
        "clause": "P11",
        "next": "提交章程修订议题",
        "url": "/form/",
    },
    {"label": "本学期会议", "tone": "amber", "word": "还差1次", "clause": "C-2", "next": "3月底前召开支委会"},
    {"label": "在办交办", "tone": "green", "word": "5项，均未到期"},
    {"label": "未销号问题", "tone": "amber", "word": "2个"},
    {"label": "年度评价", "tone": "grey", "word": "无法判断", "next": "尚无本年度记录"},
]


class Everything(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="议题名称", help_text="一句话说清研究什么，不超过60字。", max_length=60)
    number = forms.IntegerField(label="会期序号", min_value=1)
    held_on = forms.DateField(label="开会日期")
    at = forms.TimeField(label="开始时间", required=False)
    kind = forms.ChoiceField(
        label="会议类别", choices=[("", "请选择"), ("party", "党组织会议"), ("office", "办公会议")]
    )
    matters = forms.MultipleChoiceField(
        label="对应事项",
        choices=[("D01", "学校章程"), ("D02", "发展规划"), ("D03", "年度预算")],
        widget=forms.CheckboxSelectMultiple,
        help_text="可多选，要求取并集。",
    )
    view = forms.ChoiceField(
        label="表态", choices=[("yes", "同意"), ("no", "不同意"), ("hold", "缓议")], widget=forms.RadioSelect
    )
    paper = forms.FileField(label="会议纪要", required=False, help_text="PDF 或 Word，20 MB 以内。")
    text = forms.CharField(label="理由", widget=forms.Textarea, required=False)
    sure = forms.BooleanField(label="已核对与会人员名单")


def draw(request, **_where):
    if "quiet" not in request.GET:
        messages.success(request, "已签收：修订学校章程。")
        messages.error(request, "〔Q-1〕到会人数不足三分之二，不能表决。　请择期再开。")
    today = clock.today()
    days = [today + timedelta(days=n) for n in (-2, 0, 3, 30)]
    return show(
        request,
        "gallery/gallery.html",
        days=[*days, None],
        lamps=LAMPS,
        chart=CHART,
        trend=TREND,
        page=paged(request, range(60)),
        entries=Entry.objects.order_by("id")[:6],
        rows=range(1, 8),
        today=today,
    )


gallery = page("desk:inbox")(draw)


@page("desk:form")
def form(request):
    bound = Everything(request.POST or None, request.FILES or None)
    if bound.is_valid():
        messages.success(request, "已保存。")
        return redirect("desk:inbox")
    return show(request, "gallery/form.html", bound)


@page("desk:execution.sign")
def sign(request, assignment):
    if assignment == 2:
        raise Forbidden("这不是您的事项。", "请由党政办签收。", "execution.sign")
    raise Refused("当前状态为“已签收”，不能这样办理。", "只有“待签收”时可以办理。", "状态")


@page("desk:refused")
def refused(request):
    raise Refused("议程已锁定。", "请由主持人说明理由后增补。", "P-3")


@page("desk:broken")
def broken(request):
    return HttpResponse(1 / 0)
