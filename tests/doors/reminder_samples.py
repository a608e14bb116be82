"""A calendar address of one post of a school of the samples."""

from xiaoheng.ground.organisation.models import RoleGrant
from xiaoheng.ground.reminders import services as reminders


def keep_reminders(sampler):
    grant = RoleGrant.objects.get(account=sampler.office.account)
    _feed, address = reminders.open_feed(actor=sampler.office, grant=grant.pk)
    sampler.keep("address", address)
