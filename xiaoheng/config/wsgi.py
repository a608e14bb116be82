"""The WSGI application a server loads, and the ticker beside it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xiaoheng.config.settings")
application = get_wsgi_application()

from xiaoheng.doors.console import tick  # noqa: E402  (models are there once the application is)

tick.start()
