"""Addresses of the calendars."""

from django.urls import path

from xiaoheng.doors.desk.calendars import pages

urlpatterns = [
    path("terms/", pages.terms, name="terms"),
    path("terms/set/", pages.set_term, name="calendars.set_term"),
    path("terms/<int:term>/strike/", pages.strike_term, name="calendars.strike_term"),
]
