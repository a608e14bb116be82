"""组织: units, Party organisations, people, memberships, appointments, accounts with dated roles, requests upward.

Verbs: see services. Every verb of the system passes through `verbs.act` here: permit, one transaction, one entry.
Below it stands only records. All dated rows are half-open: in force on every day with since <= day < until.
"""
