"""制度: texts, clauses, dated parameters, the rule registry, evaluation and findings."""
