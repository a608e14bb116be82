"""留痕: an append-only, hash-chained trail per county, and evidence files by digest.

Nouns: Entry, Payload, Head, StoredFile. Verbs: append (called by every other verb), verify, renew, store.
Lowest of all: no foreign keys, imports nothing but lib. Codes and ids stand in the hashed leaf, names only in the
salted payload, so that a name can be erased without breaking the chain.
"""
