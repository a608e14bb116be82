"""Log-in, log-out, password, language."""

from django.contrib.auth import views
from django.urls import path
from django.views.i18n import set_language

from xiaoheng.doors.ui import passwords
from xiaoheng.doors.ui.forms import SignIn
from xiaoheng.doors.ui.pages import page

login = views.LoginView.as_view(template_name="ui/login.html", authentication_form=SignIn)

urlpatterns = [
    path("login/", page("login")(login), name="login"),
    path("logout/", page("logout")(views.LogoutView.as_view()), name="logout"),
    path("password/", passwords.change, name="password"),
    path("language/", page("set_language")(set_language), name="set_language"),
]
