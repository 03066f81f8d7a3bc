"""Events by date, and the chart of them."""
