"""Log-in, log-out, language."""

from django.contrib.auth import views
from django.urls import path
from django.views.i18n import set_language

from xiaoheng.doors.ui.forms import SignIn
from xiaoheng.doors.ui.pages import page

login = views.LoginView.as_view(template_name="ui/login.html", authentication_form=SignIn)

urlpatterns = [
    path("login/", page("login")(login), name="login"),
    path("logout/", page("logout")(views.LogoutView.as_view()), name="logout"),
    path("language/", page("set_language")(set_language), name="set_language"),
]
