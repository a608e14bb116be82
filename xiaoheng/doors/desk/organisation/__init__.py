"""组织: importing the county's organisation, and who holds which post in a school."""
