"""Addresses of the library."""

from django.urls import path

from xiaoheng.doors.desk.library import acts, cleanups, pages

urlpatterns = [
    path("library/", pages.library, name="library"),
    path("library/export/", pages.export, name="library_export"),
    path("library/gaps/", pages.gaps, name="library_gaps"),
    path("library/enter/", acts.enter, name="library.enter"),
    path("library/documents/<int:document>/", pages.document, name="document"),
    path("library/documents/<int:document>/file/", pages.document_file, name="document_file"),
    path("library/documents/<int:document>/correct/", acts.correct, name="library.correct"),
    path("library/documents/<int:document>/repeal/", acts.repeal, name="library.repeal"),
    path("library/documents/<int:document>/restore/", acts.restore, name="library.restore"),
    path("library/documents/<int:document>/strike/", acts.strike, name="library.strike"),
    path("library/documents/<int:document>/link/", acts.link, name="library.link"),
    path("library/links/<int:document_link>/unlink/", acts.unlink, name="library.unlink"),
    path("library/cleanups/", cleanups.cleanups, name="cleanups"),
    path("library/cleanups/open/", cleanups.open_cleanup, name="library.open_cleanup"),
    path("library/cleanups/<int:cleanup>/", cleanups.cleanup, name="cleanup"),
    path("library/cleanups/<int:cleanup>/export/", cleanups.export, name="cleanup_export"),
    path("library/cleanups/<int:cleanup>/close/", cleanups.close_cleanup, name="library.close_cleanup"),
    path("library/entries/<int:cleanup_entry>/rule_on/", cleanups.rule_on, name="library.rule_on"),
]
