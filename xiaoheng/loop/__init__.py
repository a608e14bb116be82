"""闭环: what moves. Top to bottom: correction, evaluation, supervision, execution, decisions."""
