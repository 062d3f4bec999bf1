"""Measuring and picturing the pages."""
