"""Pages by name, and what stands on them."""

from django.urls import reverse


def url(name, **keywords):
    """The address of a page of the desk."""
    return reverse(f"desk:{name}", kwargs=keywords)


def text(client, address):
    """What a page that opens holds."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()
