"""干部: what rules ask about the people in posts: qualifications, training, workload, reserve, rotation, awards.

Every fact is a dated row that a verb wrote. Below: rulebook, organisation and records. What is not here: anything
about what a person thinks or is like.
"""
