"""会议: the machine of a meeting: who belongs there, opening, attendance, debate, vote, minutes.

It knows no topic's life; what an outcome does to a topic stands in matters.
"""
