"""Counting queries of a page."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries(client, url):
    """How many queries a page asks, once it answers 200."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)
