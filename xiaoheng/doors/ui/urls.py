"""Log-in and log-out."""

from django.contrib.auth import views
from django.urls import path

urlpatterns = [
    path("login/", views.LoginView.as_view(template_name="ui/login.html"), name="login"),
    path("logout/", views.LogoutView.as_view(), name="logout"),
]
