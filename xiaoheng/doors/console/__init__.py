"""命令行: the command xiaoheng: everything a person does without a browser."""
