"""The commitments: their list, how they stand, what the map shows of them."""
