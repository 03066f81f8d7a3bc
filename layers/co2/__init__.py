"""What the CO2 page counts and draws, and who may store whose CO2."""
