"""Addresses of the calendars."""

from django.urls import path

from xiaoheng.doors.desk.calendars import pages, workdays

urlpatterns = [
    path("terms/", pages.terms, name="terms"),
    path("terms/set/", pages.set_term, name="calendars.set_term"),
    path("terms/<int:term>/strike/", pages.strike_term, name="calendars.strike_term"),
    path("workdays/", workdays.workdays, name="workdays"),
    path("workdays/file/", workdays.file, name="workdays_file"),
    path("workdays/set/", workdays.set_day, name="calendars.set_day"),
    path("workdays/take/", workdays.take_days, name="calendars.take_days"),
    path("workdays/<int:special_day>/strike/", workdays.strike_day, name="calendars.strike_day"),
]
