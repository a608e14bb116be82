"""Settings by environment. Safe by default: XIAOHENG_DEBUG and XIAOHENG_INSECURE must be asked for."""

from pathlib import Path

import environ
from csp.constants import SELF
from django.utils.translation import gettext_lazy as _

from xiaoheng.config import sqlite
from xiaoheng.config.home import home, secret

sqlite.swap()

env = environ.Env()
PACKAGE = Path(__file__).resolve().parent.parent
XIAOHENG_HOME = home()
REGULATIONS = Path(env.str("XIAOHENG_REGULATIONS", str(PACKAGE.parent / "regulations")))
POLICY = PACKAGE / "policy.yaml"

DEBUG = env.bool("XIAOHENG_DEBUG", False)
# A plain http server on this machine only (demo, tests). Production is https throughout.
INSECURE = env.bool("XIAOHENG_INSECURE", False)
SECRET_KEY = env.str("XIAOHENG_SECRET_KEY", "") or secret("django")
# Identity numbers are kept as hashes under this key; without it a number cannot be recognised again.
IDENTITY_KEY = env.str("XIAOHENG_IDENTITY_KEY", "") or secret("identities")
HEAD_KEY = env.str("XIAOHENG_HEAD_KEY", "") or secret("heads")
ALLOWED_HOSTS = env.list("XIAOHENG_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("XIAOHENG_ORIGINS", default=[])
DEMO = env.bool("XIAOHENG_DEMO", False)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "axes",
    "csp",
    "xiaoheng.ground.records",
    "xiaoheng.ground.organisation",
    "xiaoheng.ground.rulebook",
    "xiaoheng.ground.library",
    "xiaoheng.ground.reminders",
    "xiaoheng.ground.calendars",
    "xiaoheng.ground.cadres",
    "xiaoheng.ground.members",
    "xiaoheng.ground.bodies",
    "xiaoheng.loop.decisions",
    "xiaoheng.loop.decisions.assemblies",
    "xiaoheng.loop.decisions.elections",
    "xiaoheng.loop.decisions.filing",
    "xiaoheng.loop.decisions.life",
    "xiaoheng.loop.execution",
    "xiaoheng.loop.execution.campaigns",
    "xiaoheng.loop.execution.communities",
    "xiaoheng.loop.supervision",
    "xiaoheng.loop.evaluation",
    "xiaoheng.loop.correction",
    "xiaoheng.doors.ui",
    "xiaoheng.doors.reports",
    "xiaoheng.doors.desk",
    "xiaoheng.doors.console",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "xiaoheng.doors.ui.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "xiaoheng.doors.ui.middleware.ViewerMiddleware",
    "xiaoheng.doors.ui.passwords.PasswordMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "xiaoheng.config.urls"
WSGI_APPLICATION = "xiaoheng.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "xiaoheng.doors.ui.context.frame",
            ],
            "builtins": ["django.templatetags.i18n", "xiaoheng.doors.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "xiaoheng.doors.ui.forms.Renderer"

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{XIAOHENG_HOME / 'xiaoheng.sqlite3'}")}
SQLITE_SAFE_SINCE = sqlite.SAFE_SINCE
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": sqlite.init_command(),
        "cached_statements": 1000,  # the rules alone are some 60 texts; preparing one costs half a millisecond
    }
    # Prepared statements live as long as their connection: an open file is cheap, preparing the rules is not.
    DATABASES["default"]["CONN_MAX_AGE"] = None
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organisation.Account"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# I-02 (GB/T 22239 8.1.4.1 a): beside the length above, kinds of characters, days in use, and latest ones barred.
PASSWORD_CLASSES, PASSWORD_DAYS, PASSWORD_KEPT = 3, 90, 5
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "desk:inbox"
LOGOUT_REDIRECT_URL = "login"
# Five failures lock one account for a quarter of an hour; a whole school shares one address, so never by address.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
# Locking by account alone cannot be walked around by changing address or browser, which W006 warns of.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
AXES_LOCKOUT_TEMPLATE = "ui/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_VERBOSE = False

# 提醒. Links in messages begin with XIAOHENG_SITE (https://host); without it, and without a server, nothing is sent.
SITE = env.str("XIAOHENG_SITE", "").rstrip("/")
MAIL_READY = bool(env.str("XIAOHENG_MAIL", ""))  # smtp://, smtp+tls:// or smtp+ssl://USER:PASSWORD@HOST:PORT
vars().update(env.email_url("XIAOHENG_MAIL", default="dummymail://"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("XIAOHENG_MAIL_FROM", "") or "xiaoheng@localhost"
# The group robots of each county: {"county code": {"wecom": "wecombot://KEY", "dingtalk": "dingtalk://SECRET@TOKEN",
# "feishu": "feishu://TOKEN"}}. An address is a secret: it stands here alone, never in the database or the trail.
ROBOTS = env.json("XIAOHENG_ROBOTS", default={})

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("中文")), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = "xiaoheng.doors.ui.formats"

STATIC_URL = "static/"
STATIC_ROOT = XIAOHENG_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "xiaoheng.doors.ui.assets.Plain" if DEBUG or INSECURE else "xiaoheng.doors.ui.assets.Hashed"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or INSECURE

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

SESSION_ENGINE = "xiaoheng.doors.ui.sessions"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not INSECURE
SECURE_SSL_REDIRECT = not INSECURE
SECURE_HSTS_SECONDS = 0 if INSECURE else 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not INSECURE
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.bool("XIAOHENG_BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        # ECharts and htmx set inline style attributes; scripts stay strict.
        "style-src": [SELF, "'unsafe-inline'"],
        "img-src": [SELF, "data:"],
        "frame-ancestors": ["'none'"],
        "form-action": [SELF],
        "base-uri": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
