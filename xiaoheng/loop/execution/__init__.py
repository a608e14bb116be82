"""执行: notices, directives, assignments, evidence, review, tasks from resolutions."""
