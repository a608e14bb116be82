"""静态文件: their addresses, worked out once a process; a page has seven, and each cost 60 µs."""

from functools import cache

from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Plain(StaticFilesStorage):
    """原名: as the files stand in the source, for development and tests."""

    url = cache(StaticFilesStorage.url)


class Hashed(CompressedManifestStaticFilesStorage):
    """带摘要: under names that carry their digest, kept by browsers for ever."""

    url = cache(CompressedManifestStaticFilesStorage.url)
