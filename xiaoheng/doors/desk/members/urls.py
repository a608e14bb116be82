"""Addresses of the members' room."""

from django.urls import path

from xiaoheng.doors.desk.members import absences, board, dues, nurtures, steps, transfers

urlpatterns = [
    path("members/", board.developments, name="developments"),
    path("members/development/apply/", steps.apply, name="members.apply"),
    path("members/development/<int:development>/", board.development, name="development"),
    path("members/development/<int:development>/papers/<int:step_record>/", board.paper, name="development_paper"),
    path("members/development/<int:development>/record/", steps.record, name="members.record"),
    path("members/development/<int:development>/decide/", steps.decide, name="members.decide"),
    path("members/development/<int:development>/review/", steps.review, name="members.review"),
    path("members/development/<int:development>/stop/", steps.stop, name="members.stop"),
    path("members/development/<int:development>/carry/", steps.carry, name="members.carry"),
    path("members/transfers/", transfers.transfers, name="transfers"),
    path("members/transfers/send/", transfers.send, name="members.send"),
    path("members/transfers/<int:transfer>/accept/", transfers.accept, name="members.accept"),
    path("members/transfers/<int:transfer>/refuse/", transfers.refuse, name="members.refuse"),
    path("members/transfers/<int:transfer>/resend/", transfers.resend, name="members.resend"),
    path("members/transfers/<int:transfer>/recall/", transfers.recall, name="members.recall"),
    path("members/dues/", dues.dues, name="dues"),
    path("members/dues/waive/", dues.waive, name="members.waive"),
    path("members/dues/<int:party_org>/", dues.collect, name="members.collect"),
    path("members/absences/", absences.absences, name="absences"),
    path("members/absences/register/", absences.absent, name="members.absent"),
    path("members/absences/<int:absence>/contact/", absences.contact, name="members.contact"),
    path("members/absences/<int:absence>/present/", absences.present, name="members.present"),
    path("members/absences/<int:absence>/suspend/", absences.suspend, name="members.suspend"),
    path("members/absences/<int:absence>/expel/", absences.expel, name="members.expel"),
    path("members/nurture/", nurtures.nurtures, name="nurtures"),
    path("members/nurture/name/", nurtures.nurture, name="members.nurture"),
    path("members/nurture/<int:nurture>/advance/", nurtures.advance, name="members.advance"),
]
