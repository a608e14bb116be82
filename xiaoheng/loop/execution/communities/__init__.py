"""党建共同体: schools and outside partners under one agreement, what they offer and need, and what came of it.

Nouns: Kind, Community, Agreement, Partner, Entry (资源、需求), Match (对接), Project (项目), Step. Which schools are members
is a fact of the organisation: their tie to the leading school. Above the rest of execution, which never looks up.
"""
