"""Ways to falsify a log directly in the database. Each takes a log of n entries and a random source.

Each returns the number of the first entry that verification must name, never later than the first one falsified.
"""

import secrets

from django.db.models import F

from xiaoheng.ground.records.models import Entry, Head, Payload
from xiaoheng.ground.records.services.append import FIELDS, leaf_of
from xiaoheng.lib import digest

LOG = "K"
TEXTS = [name for name in FIELDS if name not in ("log", "seq")]


def entries():
    return Entry.objects.filter(log=LOG)


def nth(seq):
    return entries().get(seq=seq)


def reseal(entry):
    """The leaf such an entry ought to have: hashing needs no key."""
    entry.leaf = leaf_of({name: getattr(entry, name) for name in FIELDS})
    entry.save()
    return entry


def point_head_at_the_end():
    last = entries().order_by("-seq").first()
    Head.objects.filter(log=LOG).update(seq=last.seq if last else 0, leaf=last.leaf if last else digest.ZERO)


def forged(seq, prev):
    """A new entry that is right in itself."""
    body, salt = digest.canonical({"forged": seq}), secrets.token_bytes(32)
    fields = dict.fromkeys(FIELDS, "x") | {"log": LOG, "seq": seq, "prev": prev}
    fields["commit"] = digest.commitment(salt, body)
    entry = Entry.objects.create(**fields, leaf=leaf_of(fields))
    Payload.objects.create(entry=entry.pk, salt=salt, body=body.decode())
    return entry


def shift(after, by):
    """Renumber the entries after `after`, in an order that never collides."""
    rows = entries().filter(seq__gt=after).order_by("-seq" if by > 0 else "seq")
    for pk in list(rows.values_list("pk", flat=True)):
        Entry.objects.filter(pk=pk).update(seq=F("seq") + by)


def edit_a_field(n, random):
    seq, name = random.randint(1, n), random.choice(TEXTS)
    entries().filter(seq=seq).update(**{name: "被改"})
    return seq


def edit_and_reseal(n, random):
    """An edit with a new leaf: it is the next entry that no longer fits, or the head file if there is none."""
    seq = random.randint(1, n)
    entry = nth(seq)
    entry.verb = "room.other"
    reseal(entry)
    point_head_at_the_end()
    return min(seq + 1, n)


def edit_a_leaf(n, random):
    seq = random.randint(1, n)
    entries().filter(seq=seq).update(leaf=digest.sm3(b"x"))
    return seq


def rewrite_the_rest(n, random):
    """From some entry on, everything rewritten without a flaw: only the head file knows better."""
    first = random.randint(1, n)
    prev = nth(first - 1).leaf if first > 1 else digest.ZERO
    for seq in range(first, n + 1):
        entry = nth(seq)
        entry.prev, entry.actor = prev, "account:9"
        prev = reseal(entry).leaf
    point_head_at_the_end()
    return n


def move_to_another_log(n, random):
    seq = random.randint(1, n)
    entries().filter(seq=seq).update(log="L")
    return seq


def delete_one(n, random):
    seq = random.randint(1, n)
    entries().filter(seq=seq).delete()
    return seq


def delete_and_close_the_gap(n, random):
    seq = random.randint(1, n)
    entries().filter(seq=seq).delete()
    shift(seq, -1)
    point_head_at_the_end()
    return seq


def cut_the_tail(n, random):
    kept = random.randint(0, n - 1)
    entries().filter(seq__gt=kept).delete()
    point_head_at_the_end()
    return kept + 1


def insert(n, random):
    after = random.randint(1, n - 1)
    shift(after, 1)
    forged(after + 1, nth(after).leaf)
    point_head_at_the_end()
    return after + 2


def insert_before_the_first(n, random):
    forged(0, digest.ZERO)
    return 1


def forge_at_the_end(n, random):
    """Entries added by hand, without a flaw: the system never intended them."""
    prev = nth(n).leaf
    for seq in range(n + 1, n + 1 + random.randint(1, 3)):
        prev = forged(seq, prev).leaf
    point_head_at_the_end()
    return n + 1


def two(n, random):
    return sorted(random.sample(range(1, n + 1), 2))


def swap_numbers(n, random):
    first, second = two(n, random)
    one, other = nth(first), nth(second)
    Entry.objects.filter(pk=one.pk).update(seq=-1)
    Entry.objects.filter(pk=other.pk).update(seq=first)
    Entry.objects.filter(pk=one.pk).update(seq=second)
    return first


def swap_contents(n, random):
    first, second = two(n, random)
    one, other = nth(first), nth(second)
    for name in (*FIELDS, "leaf"):
        if name != "seq":
            mine, theirs = getattr(one, name), getattr(other, name)
            setattr(one, name, theirs)
            setattr(other, name, mine)
    one.save()
    other.save()
    return first


def swap_keys(n, random):
    """Primary keys exchanged together with the payloads that hang on them: only the order of display changes."""
    first, second = two(n, random)
    one, other = nth(first), nth(second)
    bodies = {p.entry: (bytes(p.salt), p.body) for p in Payload.objects.filter(entry__in=[one.pk, other.pk])}
    Entry.objects.filter(pk__in=[one.pk, other.pk]).delete()
    one.pk, other.pk = other.pk, one.pk
    for row in (one, other):
        row.save(force_insert=True)
    for mine, theirs in ((one.pk, other.pk), (other.pk, one.pk)):
        salt, body = bodies[theirs]
        Payload.objects.filter(entry=mine).update(salt=salt, body=body)
    return first + 1


def swap_payloads(n, random):
    first, second = two(n, random)
    one, other = (Payload.objects.get(entry=nth(seq).pk) for seq in (first, second))
    Payload.objects.filter(entry=one.pk).update(salt=other.salt, body=other.body)
    Payload.objects.filter(entry=other.pk).update(salt=one.salt, body=one.body)
    return first


def edit_a_payload(n, random):
    seq = random.randint(1, n)
    Payload.objects.filter(entry=nth(seq).pk).update(body='{"第":99}')
    return seq


def pad_a_payload(n, random):
    """The same JSON in other bytes."""
    seq = random.randint(1, n)
    row = Payload.objects.get(entry=nth(seq).pk)
    Payload.objects.filter(pk=row.pk).update(body=row.body + " ")
    return seq


def edit_a_salt(n, random):
    seq = random.randint(1, n)
    Payload.objects.filter(entry=nth(seq).pk).update(salt=random.randbytes(32))
    return seq


def delete_a_payload(n, random):
    seq = random.randint(1, n)
    Payload.objects.filter(entry=nth(seq).pk).delete()
    return seq


def edit_the_head_row(n, random):
    Head.objects.filter(log=LOG).update(seq=random.choice([0, n - 1, n + 1, n + 7]))
    return n


def delete_the_head_row(n, random):
    Head.objects.filter(log=LOG).delete()
    return n


def delete_the_whole_log(n, random):
    entries().delete()
    Head.objects.filter(log=LOG).delete()
    return 1


WAYS = [
    edit_a_field,
    edit_and_reseal,
    edit_a_leaf,
    rewrite_the_rest,
    move_to_another_log,
    delete_one,
    delete_and_close_the_gap,
    cut_the_tail,
    insert,
    insert_before_the_first,
    forge_at_the_end,
    swap_numbers,
    swap_contents,
    swap_keys,
    swap_payloads,
    edit_a_payload,
    pad_a_payload,
    edit_a_salt,
    delete_a_payload,
    edit_the_head_row,
    delete_the_head_row,
    delete_the_whole_log,
]
