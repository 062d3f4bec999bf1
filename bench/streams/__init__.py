"""Streams and scale: near-duplicates, stories, the store, the pool. `python -m bench.streams` runs all of it."""
