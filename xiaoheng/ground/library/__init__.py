"""文库: issued documents by level, what carries out what, and the clean-up inventory of a school's rules.

A document is a dated fact that its unit's office keeps: in force on a day, half-open. Below: rulebook, organisation and
records. What a text of the rulebook says stands there; here it is named as the basis of what carries it out.
"""
