"""What the Protection page counts and draws."""
