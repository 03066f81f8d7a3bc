"""Offshore wind: how much is in service and planned, compared with what states aim for."""
