"""What the app is measured against."""
