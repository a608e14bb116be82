"""What it costs. Each module is one benchmark: `python -m benchmarks.NAME`; all of them: `./dev bench`."""
