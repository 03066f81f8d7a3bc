"""What links the states round the North Sea: cables and gas pipelines, counted."""
