"""Tests of how the atlas is served to others."""
