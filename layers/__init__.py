"""Draws and counts: records, features and a view in; styles, deck layers, legends, tables and files out. All pure."""
