"""Addresses of the meetings of other bodies."""

from django.urls import path

from xiaoheng.doors.desk.assemblies import lists, pages

urlpatterns = [
    path("assemblies/", lists.assemblies, name="assemblies"),
    path("assemblies/book/", lists.book, name="assembly_book"),
    path("assemblies/convene/", lists.convene, name="assemblies.convene"),
    path("assemblies/<int:assembly>/", pages.assembly, name="assembly"),
    path("assemblies/<int:assembly>/put/", pages.put, name="assemblies.put"),
    path("assemblies/<int:assembly>/open/", pages.open_, name="assemblies.open"),
    path("assemblies/<int:assembly>/attend/", pages.attend, name="assemblies.attend"),
    path("assemblies/<int:assembly>/adjourn/", pages.adjourn, name="assemblies.adjourn"),
    path("assemblies/<int:assembly>/cancel/", pages.cancel, name="assemblies.cancel"),
    path("questions/<int:question>/withdraw/", pages.withdraw, name="assemblies.withdraw"),
    path("questions/<int:question>/decide/", pages.decide, name="assemblies.decide"),
]
