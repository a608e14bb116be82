"""组织: units, Party organisations, people, memberships, appointments, accounts with dated roles, requests upward.

What units, organisations and people once were stands beside them as closed spans (models.history).

Verbs: see services. Every verb of the system passes through `verbs.act` here: permit, one transaction, one entry.
Below it stands only records. All dated rows are half-open: in force on every day with since <= day < until.
"""
