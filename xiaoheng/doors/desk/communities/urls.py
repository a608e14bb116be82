"""Addresses of the pages about communities."""

from django.urls import path

from xiaoheng.doors.desk.communities import acting, entering, export, matching, pages, projects

urlpatterns = [
    path("communities/", pages.communities, name="communities"),
    path("communities/export/", export.export, name="communities_export"),
    path("communities/lists/<str:community_list>/", pages.community_list, name="community_list"),
    path("communities/found/", acting.found, name="communities.found"),
    path("communities/<int:community>/", pages.community, name="community"),
    path("communities/<int:community>/renew/", acting.renew, name="communities.renew"),
    path("communities/<int:community>/join/", acting.join, name="communities.join"),
    path("communities/<int:community>/leave/", acting.leave, name="communities.leave"),
    path("communities/<int:community>/dissolve/", acting.dissolve, name="communities.dissolve"),
    path("communities/<int:community>/list/", entering.list_, name="communities.list"),
    path("communities/<int:community>/paste/", entering.paste, name="communities.paste"),
    path("communities/<int:community>/launch/", entering.launch, name="communities.launch"),
    path("community-agreements/<int:community_agreement>/", pages.agreement, name="community_agreement"),
    path("community-entries/<int:community_entry>/amend/", entering.amend, name="communities.amend"),
    path("community-entries/<int:community_entry>/strike/", entering.strike, name="communities.strike"),
    path("community-entries/<int:community_entry>/propose/", matching.propose, name="communities.propose"),
    path("community-matches/<int:community_match>/", matching.match, name="community_match"),
    path("community-matches/<int:community_match>/accept/", matching.accept, name="communities.accept"),
    path("community-matches/<int:community_match>/decline/", matching.decline, name="communities.decline"),
    path("community-projects/<int:community_project>/", projects.project, name="community_project"),
    path("community-projects/<int:community_project>/paper/", projects.paper, name="community_paper"),
    path("community-projects/<int:community_project>/plan/", projects.plan, name="communities.plan"),
    path("community-projects/<int:community_project>/report/", projects.report, name="communities.report"),
    path("community-projects/<int:community_project>/send-back/", projects.send_back, name="communities.send_back"),
    path("community-projects/<int:community_project>/close/", projects.close, name="communities.close"),
    path("community-projects/<int:community_project>/drop/", projects.drop, name="communities.drop"),
    path("community-steps/<int:community_step>/", projects.step, name="communities.step"),
]
