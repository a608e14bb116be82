"""Addresses of the organisation."""

from django.urls import path

from xiaoheng.doors.desk.organisation import importing, imports, people
from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.services.importing import ACCOUNTS_BOOK, ORGANISATION

urlpatterns = [
    *importing.addresses(ORGANISATION, services.import_),
    *importing.addresses(ACCOUNTS_BOOK, services.import_accounts),
    path("imports/", imports.imports, name="imports"),
    path("imports/progress/", imports.progress, name="import_progress"),
    path("imports/<int:past>/undo/", imports.undo, name="organisation.undo_import"),
    path("schools/<str:unit>/people/", people.people, name="people"),
    path("schools/<str:unit>/people/appoint/", people.appoint, name="organisation.appoint"),
    path("posts/<int:appointment>/leave/", people.leave, name="organisation.leave"),
]
