"""What a reader has chosen to see, and the words of an address that say it."""
