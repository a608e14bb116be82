"""`{{ form }}` alone: labels, help, errors, summary, groups, native inputs."""

import re

from django import forms
from django.test.html import parse_html
from django.utils import translation

from tests.doors.ui.gallery.pages import Everything


def draw(form):
    return re.sub(r"\s+", " ", str(form))


def test_each_field_has_its_label_and_help():
    html = draw(Everything())
    assert re.search(r'<label class="label" for="id_title"> ?议题名称', html)
    assert 'id="id_title_helptext"' in html
    assert 'aria-describedby="id_title_helptext"' in html


def test_only_optional_fields_are_marked():
    assert draw(Everything()).count("（选填）") == 3


def test_dates_and_times_are_the_browsers_own_inputs():
    from datetime import date, time

    html = draw(Everything(initial={"held_on": date(2023, 3, 14), "at": time(9, 30)}))
    assert re.search(r'<input type="date" name="held_on" value="2023-03-14"', html)
    assert re.search(r'<input type="time" name="at" value="09:30"', html)
    with translation.override("en"):
        assert 'value="2023-03-14"' in draw(Everything(initial={"held_on": date(2023, 3, 14)}))


def test_groups_have_a_name_for_the_screen_reader():
    html = draw(Everything())
    assert html.count('role="group"') == 2
    assert 'aria-labelledby="id_matters_label"' in html
    assert html.count('type="checkbox" name="matters"') == 3
    assert html.count('type="radio" name="view"') == 3


def test_errors_stand_on_top_and_beside_the_field_and_nothing_is_lost():
    form = Everything({"title": "修订章程", "number": "0", "held_on": "昨天", "matters": ["D01"]})
    form.add_error(None, "〔Q-1〕到会人数不足。")
    html = draw(form)
    assert 'class="error-summary" role="alert"' in html
    assert "<li>〔Q-1〕到会人数不足。</li>" in html
    assert '<a href="#id_number">会期序号</a>' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_number_error"' in html
    assert 'value="修订章程"' in html
    assert re.search(r'value="D01"[^>]*checked', html)


def test_hidden_fields_stay_hidden_and_their_errors_show():
    class Hidden(forms.Form):
        seen = forms.CharField(widget=forms.HiddenInput)

    html = draw(Hidden({}))
    assert '<input type="hidden" name="seen"' in html
    assert "error-summary" in html


def test_a_bad_form_is_answered_with_422(gallery, sign_in):
    answer = sign_in("clerk").post("/form/", {"title": "修订章程"})
    assert answer.status_code == 422
    assert 'value="修订章程"' in answer.content.decode()
    assert 'enctype="multipart/form-data"' in answer.content.decode()


def test_a_list_to_choose_from_is_drawn_as_django_draws_it():
    class Choosing(forms.Form):
        one = forms.ChoiceField(choices=[("", "不限"), ("a", [("x<", "甲&"), (2, "乙")]), ("c", "丙")], initial=2)
        many = forms.MultipleChoiceField(choices=[("p", "上"), ("q", "下")], initial=["p", "q"], required=False)

    form = Choosing()
    for name in ("one", "many"):
        bound = form[name]
        ours = parse_html(str(bound))
        form.renderer = forms.renderers.DjangoTemplates()
        assert parse_html(bound.as_widget()) == ours
        form.renderer = forms.renderers.get_default_renderer()
