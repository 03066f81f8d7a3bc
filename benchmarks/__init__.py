"""What the app is measured against, in one run on one machine: ``make bench``."""
