"""The rules of the data, one function each.

A rule is handed plain values, as they were parsed (`dict`, `list`, `str`, `int`, `float`, `bool`, `None`), and yields
a `Finding` for each fault. It never raises, whatever the value, and says nothing where all is well. A rule that cannot
judge, because an earlier rule has already refused the value, stays silent: one fault, one finding.

``at`` is the place that is being looked at, ``key`` the name of the value there. An ``entry`` is one table of
`geodata/fields.toml`: what the dictionary says about that key.
"""
