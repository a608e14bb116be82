"""备案: texts that govern a school (章程, 议事规则, 清单, 一校一案), their clauses, review, and rollout.

Nouns: FiledText, Article, Term, Remark, Batch, Candidacy, PlanRow. Above the rest of decisions, which never looks up.
"""
