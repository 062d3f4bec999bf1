"""Weights of Crossread's larger pipeline."""
