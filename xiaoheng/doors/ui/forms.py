"""How forms are drawn: `{{ form }}` alone gives one column, label above, help under, error beside the field."""

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.template.loader import select_template


class Renderer(TemplatesSetting):
    """Templates in ui/forms/ take the place of Django's of the same name; the others stay Django's."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    def get_template(self, template_name: str) -> Any:
        return select_template([template_name.replace("django/forms/", "ui/forms/"), template_name])
