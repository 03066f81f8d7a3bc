"""What the Ports page counts and draws."""
