"""Addresses of the organisation."""

from django.urls import path

from xiaoheng.doors.desk.organisation import accesses, importing, imports, orgs, people, ties, units
from xiaoheng.doors.desk.organisation.books import BOOKS

urlpatterns = [
    *(address for book, verb in BOOKS for address in importing.addresses(book, verb)),
    path("me/", accesses.me, name="me"),
    path("accesses/", accesses.accesses, name="accesses"),
    path("imports/", imports.imports, name="imports"),
    path("imports/progress/", imports.progress, name="import_progress"),
    path("imports/<int:past>/undo/", imports.undo, name="organisation.undo_import"),
    path("schools/<str:unit>/people/", people.people, name="people"),
    path("schools/<str:unit>/people/appoint/", people.appoint, name="organisation.appoint"),
    path("posts/<int:appointment>/leave/", people.leave, name="organisation.leave"),
    path("open_school/", units.open_school, name="organisation.open_school"),
    path("units/<str:unit>/", units.unit_, name="unit"),
    path("units/<str:unit>/rename/", units.rename, name="organisation.rename"),
    path("units/<str:unit>/reassign/", units.reassign, name="organisation.reassign"),
    path("units/<str:unit>/reclassify/", units.reclassify, name="organisation.reclassify"),
    path("units/<str:unit>/merge/", units.merge, name="organisation.merge"),
    path("units/<str:unit>/split/", units.split, name="organisation.split"),
    path("units/<str:unit>/close/", units.close_unit, name="organisation.close_unit"),
    path("planned/<int:planned_change>/call_off/", units.call_off, name="organisation.call_off"),
    path("units/<str:unit>/establish/", orgs.establish, name="organisation.establish"),
    path("units/<str:unit>/link/", ties.link, name="organisation.link"),
    path("units/<str:unit>/set_quota/", ties.set_quota, name="organisation.set_quota"),
    path("links/<int:link>/unlink/", ties.unlink, name="organisation.unlink"),
    path("orgs/<int:org>/", orgs.org_, name="org"),
    path("orgs/<int:org>/upgrade/", orgs.upgrade, name="organisation.upgrade"),
    path("orgs/<int:org>/cover/", orgs.cover, name="organisation.cover"),
    path("orgs/<int:org>/dissolve/", orgs.dissolve, name="organisation.dissolve"),
]
