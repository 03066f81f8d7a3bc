"""Builds the data that is made from files of others: `python -m geodata.build`, or `make data`."""
