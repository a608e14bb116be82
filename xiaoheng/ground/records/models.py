"""Trail tables. No foreign keys: an entry outlives everything it speaks of."""

from django.db import models


class Head(models.Model):
    """链头: the last entry of one log; the row every append locks."""

    log = models.CharField(max_length=40, primary_key=True)
    seq = models.BigIntegerField(default=0)
    leaf = models.CharField(max_length=64)

    class Meta:
        db_table = "records_head"


class Entry(models.Model):
    """留痕条目: who did which verb on what, chained to the entry before it. Never updated, never deleted."""

    log = models.CharField(max_length=40)
    seq = models.BigIntegerField()
    at = models.CharField(max_length=24)  # UTC, milliseconds, as hashed: a text cannot be rounded by a database
    actor = models.CharField(max_length=64)
    role = models.CharField(max_length=32)
    unit = models.CharField(max_length=40)
    verb = models.CharField(max_length=64)
    kind = models.CharField(max_length=64)
    subject = models.CharField(max_length=64)
    result = models.CharField(max_length=8)  # done | refused
    commit = models.CharField(max_length=64)
    prev = models.CharField(max_length=64)
    leaf = models.CharField(max_length=64)

    class Meta:
        db_table = "records_entry"
        constraints = [models.UniqueConstraint(fields=["log", "seq"], name="entry_once")]
        indexes = [
            models.Index(fields=["kind", "subject"], name="entry_history"),  # history of one object
            models.Index(fields=["unit", "id"], name="entry_of_unit"),  # latest acts of one unit
        ]


class Payload(models.Model):
    """条目内容: the readable part of an entry as canonical JSON, committed to by its salted hash."""

    entry = models.BigIntegerField(primary_key=True)  # Entry.id, no foreign key on purpose
    salt = models.BinaryField()
    body = models.TextField()

    class Meta:
        db_table = "records_payload"


class StoredFile(models.Model):
    """文件: one evidence file, named by the SM3 digest of its bytes."""

    digest = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()
    media = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    stored_at = models.DateTimeField()

    class Meta:
        db_table = "records_file"
