"""Lengths, distances and places on the ellipsoid, each with its doubt."""
