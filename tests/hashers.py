"""The project's way to hash passwords, at a cost that tests can pay hundreds of times."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Quick(Argon2PasswordHasher):
    """argon2 with the least memory and one round."""

    time_cost, memory_cost, parallelism = 1, 8, 1
