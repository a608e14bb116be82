"""Addresses of the organisation."""

from django.urls import path

from xiaoheng.doors.desk.organisation import importing, people

urlpatterns = [
    path("import/", importing.upload, name="import"),
    path("import/preview/", importing.preview, name="organisation.import"),
    path("import/template/", importing.template, name="import_template"),
    path("import/export/", importing.export, name="import_export"),
    path("schools/<str:unit>/people/", people.people, name="people"),
    path("schools/<str:unit>/people/appoint/", people.appoint, name="organisation.appoint"),
    path("posts/<int:appointment>/leave/", people.leave, name="organisation.leave"),
]
