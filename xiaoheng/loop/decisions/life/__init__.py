"""组织生活: what stands around its meetings: plans by the quarter, reports before, talks, steps of preparation.

Nouns: Plan, Planned, Conversation, Step. The meetings themselves are those of decisions: a plan never enters one.
"""
