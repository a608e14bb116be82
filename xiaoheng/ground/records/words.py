"""Words of the room: one sentence per verb that is entered in the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {"records.renew": _("重立了链头文件")}
