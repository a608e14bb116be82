"""机构: a school's groups, democratic bodies and chains of responsibility, and which schools lack what."""
