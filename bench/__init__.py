"""Bench: scorers, results, floors. Run each part as `python -m bench.NAME` from the repository root."""
