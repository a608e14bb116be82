"""执行: notices read into drafts, orders (交办单) to many schools, their answers, evidence and review, tasks.

Nouns: Notice → DraftTask → Directive → DirectiveItem × Target → Assignment → Submission, Evidence, Review; Answer and
Task link an order to a decision and a resolution to its work. Verbs: see services (those of a notice in
services/intake). An untouched school × item is implied: an Assignment row appears at the first touch.
Below it stand decisions and the ground.
"""
