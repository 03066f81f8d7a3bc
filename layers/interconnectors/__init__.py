"""What the Interconnectors page counts and draws."""
