"""修正: problem ledger, rectification, amendment."""
