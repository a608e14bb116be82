"""检查引擎: knows no rule. Reads rule files, resolves the law of a day, writes the SQL, runs it.

`rule` what a rule file says · `registry` which there are · `law` parameters and cut-off dates of a day ·
`periods` completed months and quarters · `statement` the SQL text · `run` the database.
"""
