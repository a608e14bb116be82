"""Addresses of filing."""

from django.urls import path

from xiaoheng.doors.desk.filing import drafting, listing, reviewing, rollout

urlpatterns = [
    path("filings/", listing.filings, name="filings"),
    path("filings/draft/", drafting.draft, name="filing.draft"),
    path("filings/<int:filed_text>/", listing.filing, name="filing"),
    path("filings/<int:filed_text>/paper/", listing.paper, name="filing_paper"),
    path("filings/<int:filed_text>/put/", drafting.put, name="filing.put"),
    path("filings/<int:filed_text>/submit/", drafting.submit, name="filing.submit"),
    path("filings/<int:filed_text>/register/", reviewing.register, name="filing.register"),
    path("filings/<int:filed_text>/examine/", reviewing.examine, name="filing.examine"),
    path("filings/<int:filed_text>/conclude/", reviewing.conclude, name="filing.conclude"),
    path("filings/<int:filed_text>/answer/", reviewing.answer, name="filing.answer"),
    path("filings/articles/<int:article>/strike/", drafting.strike, name="filing.strike"),
    path("filings/<int:filed_text>/put_matter/", drafting.put_matter, name="filing.put_matter"),
    path("filings/matters/<int:matter_term>/strike_matter/", drafting.strike_matter, name="filing.strike_matter"),
    path("filings/rollout/", rollout.rollout, name="rollout"),
    path("filings/rollout/open_batch/", rollout.open_batch, name="filing.open_batch"),
    path("filings/rollout/schedule/", rollout.schedule, name="filing.schedule"),
    path("filings/rollout/schools/<str:unit>/", rollout.plan, name="plan"),
    path("filings/rollout/nominate/", rollout.nominate, name="filing.nominate"),
    path("filings/rollout/candidacies/<int:candidacy>/recommend/", rollout.recommend, name="filing.recommend"),
    path("filings/rollout/candidacies/<int:candidacy>/admit/", rollout.admit, name="filing.admit"),
    path("filings/rollout/rows/<int:plan_row>/finish/", rollout.finish, name="filing.finish"),
]
