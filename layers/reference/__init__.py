"""Agreements, bodies and sources."""
