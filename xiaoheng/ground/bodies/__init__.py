"""机构: what a unit sets up beside its Party organisation: leading groups, democratic bodies, responsibility chains.

Which kinds there are is data (`regulations/catalogue/bodies.yaml`). Below: rulebook, organisation and records. What is
not here: the name of any pupil or parent (they are counted), and anything about what a person thinks.
"""
