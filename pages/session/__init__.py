"""The reader's session and the address that says the same."""
