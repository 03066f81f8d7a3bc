"""What the page Compare holds against each other."""
