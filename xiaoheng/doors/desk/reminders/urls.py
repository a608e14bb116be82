"""Addresses of the reminders."""

from django.urls import path

from xiaoheng.doors.desk.reminders import pages

urlpatterns = [
    path("digest/", pages.digest, name="digest"),
    path("me/reminders/", pages.choose, name="reminders.choose"),
    path("me/feeds/open/", pages.open_feed, name="reminders.open_feed"),
    path("me/feeds/revoke/", pages.revoke_feed, name="reminders.revoke_feed"),
    path("calendar/<str:address>.ics", pages.feed, name="feed"),
    path("deliveries/", pages.deliveries, name="deliveries"),
]
