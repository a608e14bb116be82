"""Addresses of the pages about campaigns."""

from django.urls import path

from xiaoheng.doors.desk.campaigns import acting, entering, pages

urlpatterns = [
    path("campaigns/", pages.campaigns, name="campaigns"),
    path("campaigns/templates/", pages.templates, name="campaign_templates"),
    path("campaigns/adopt/", acting.adopt, name="campaigns.adopt"),
    path("campaigns/open/<int:campaign_template>/", acting.open_, name="campaigns.open"),
    path("campaigns/<int:campaign>/", pages.campaign, name="campaign"),
    path("campaigns/<int:campaign>/revise/", acting.revise, name="campaigns.revise"),
    path("campaigns/<int:campaign>/start/", acting.start, name="campaigns.start"),
    path("campaigns/<int:campaign>/join/", acting.join, name="campaigns.join"),
    path("campaigns/<int:campaign>/close/", acting.close, name="campaigns.close"),
    path("entrants/<int:entrant>/", pages.entrant, name="entrant"),
    path("entrants/<int:entrant>/plan/", entering.plan, name="campaigns.plan"),
    path("entrants/<int:entrant>/reach/", entering.reach, name="campaigns.reach"),
    path("entrants/<int:entrant>/tally/", entering.tally, name="campaigns.tally"),
    path("entrants/<int:entrant>/attach/", entering.attach, name="campaigns.attach"),
    path("entrants/<int:entrant>/award/", entering.award, name="campaigns.award"),
    path("entrants/<int:entrant>/conclude/", entering.conclude, name="campaigns.conclude"),
    path("campaign-records/<str:campaign_record>/strike/", entering.strike, name="campaigns.strike"),
    path("campaign-papers/<int:campaign_paper>/", pages.paper, name="campaign_paper"),
]
