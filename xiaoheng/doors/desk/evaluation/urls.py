"""Addresses of evaluation."""

from django.urls import path

from xiaoheng.doors.desk.evaluation import pages

urlpatterns = [
    path("appraisals/", pages.appraisals, name="appraisals"),
    path("appraisals/<int:appraisal>/", pages.appraisal, name="appraisal"),
    path("appraisals/<int:appraisal>/close/", pages.close, name="evaluation.close"),
    path("appraisals/items/<int:appraisal_item>/override/", pages.override, name="evaluation.override"),
    path("units/<str:unit>/appraisals/compute/", pages.compute, name="evaluation.compute"),
]
