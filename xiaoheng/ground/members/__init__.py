"""党员: the life of a membership: development in 25 steps, transfers, dues, lost and mobile members, 双培养.

Nouns: Development, StepRecord, Review, Transfer, DuesMonth, Waiver, Absence, Nurture. Verbs: see services.
Below: rulebook, organisation and records. The room holds processes; memberships themselves are facts of the
organisation and change by its verbs (organisation.admit, convert, move, end_membership).
"""
