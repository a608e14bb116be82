"""修正的页面: the ledger, problems, the trace."""
