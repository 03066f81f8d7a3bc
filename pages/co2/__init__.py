"""The CO2 page."""
