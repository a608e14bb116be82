"""校衡: decision, execution, supervision, evaluation, correction for schools led by their Party organisations."""
