"""Accounts and their dated roles. No superuser exists: rights come from roles alone."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import connections, models

from xiaoheng.ground.organisation.models.people import Person
from xiaoheng.ground.organisation.models.units import Unit
from xiaoheng.ground.organisation.words import Role


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by name; making one is the verb `organisation.enrol`."""

    def get(self, *args: Any, **kwargs: Any) -> Account:
        """One account; by key, as every request asks who is signed in, by a text: a queryset costs five rows."""
        if args or set(kwargs) != {"pk"}:
            return super().get(*args, **kwargs)
        names = [field.attname for field in self.model._meta.concrete_fields]
        with connections[self.db].cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(names)} FROM organisation_account WHERE id = %s", [kwargs["pk"]])
            row = cursor.fetchone()
        if row is None:
            raise self.model.DoesNotExist
        return self.model.from_db(self.db, names, row)


class Account(AbstractBaseUser):
    """账号: a log-in of one person."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="accounts")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    chosen_on = models.DateField(null=True, blank=True)  # the day its holder chose the password; none: a first one

    objects = AccountManager()
    USERNAME_FIELD = "username"

    class Meta:
        db_table = "organisation_account"

    def __str__(self) -> str:
        return self.name


class RoleGrant(models.Model):
    """角色授予: an account acts in a role for one unit (or 片区) from a day to a day."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=16, choices=Role.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="grants")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "organisation_role_grant"
        constraints = [models.UniqueConstraint(fields=["account", "role", "unit", "since"], name="grant_once")]


class FormerPassword(models.Model):
    """旧密码: the hash of a password that shall not come back; the latest few are kept."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="former_passwords")
    digest = models.CharField(max_length=128)
    until = models.DateField()

    class Meta:
        db_table = "organisation_former_password"
