"""A mail server, an hour in the morning, and people who have chosen to be told."""

from datetime import datetime

import pytest

from tests.doors.courier.postbox import Postbox
from tests.loop.decisions.conftest import Walk
from xiaoheng.ground.reminders import services
from xiaoheng.lib import clock

SITE = "https://xiaoheng.example"
MORNING = datetime(2023, 3, 14, 8, 5, tzinfo=clock.SHANGHAI)


@pytest.fixture
def site(settings):
    settings.SITE = SITE
    return settings


@pytest.fixture
def postbox(site):
    box = Postbox()
    site.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    site.EMAIL_HOST, site.EMAIL_PORT, site.MAIL_READY, site.EMAIL_TIMEOUT = "127.0.0.1", box.port, True, 5
    box.site = site
    yield box
    box.shutdown()
    box.server_close()


@pytest.fixture
def ty(cast):
    return Walk(cast)


@pytest.fixture
def choose(cast):
    """`choose("ty_office", "ty_vice")`: by mail, both kinds."""

    def chosen(*names, **words):
        for name in names:
            services.choose(actor=cast.actor(name), **{"mail": f"{name}@example.cn", **words})

    return chosen
