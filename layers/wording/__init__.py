"""Records in a reader's words: facts, figures, terms, dates, names of states."""
