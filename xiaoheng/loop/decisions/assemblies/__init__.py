"""其他会议: meetings of all bodies but the two that decide, on the same tables: called, opened, counted, minuted.

Nouns: Form, Assembly, Headcount, Question. Beside filing, above the rest of decisions, which never looks up.
"""
