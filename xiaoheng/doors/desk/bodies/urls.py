"""Addresses of the pages about bodies."""

from django.urls import path

from xiaoheng.doors.desk.bodies import acting, pages

urlpatterns = [
    path("lacking/", pages.lacking, name="lacking"),
    path("units/<str:unit>/bodies/", pages.bodies, name="bodies"),
    path("units/<str:unit>/bodies/found/", acting.found, name="bodies.found"),
    path("units/<str:unit>/chains/", pages.chains, name="chains"),
    path("units/<str:unit>/chains/charge/", acting.charge, name="bodies.charge"),
    path("bodies/<int:body>/", pages.body, name="body"),
    path("bodies/<int:body>/seat/", acting.seat, name="bodies.seat"),
    path("bodies/<int:body>/renew/", acting.renew, name="bodies.renew"),
    path("bodies/<int:body>/dissolve/", acting.dissolve, name="bodies.dissolve"),
    path("bodies/<int:body>/annul/", acting.annul, name="bodies.annul"),
    path("seats/<int:seat>/unseat/", acting.unseat, name="bodies.unseat"),
    path("seats/<int:seat>/strike/", acting.strike, name="bodies.strike"),
]
