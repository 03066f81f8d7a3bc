"""Whom a reader may write to, where whoever runs the server says so."""

import os

CONTACT = "ATLAS_CONTACT"
"""Environment variable: where to report an error in the atlas, such as ``mailto:atlas@atlas.example``."""
SECURITY_CONTACT = "ATLAS_SECURITY_CONTACT"
"""Environment variable: where to tell of a weakness of the server, in the same form."""


def contact(variable: str) -> str:
    """The address in a variable of the environment: ``mailto:``, ``https://`` or ``tel:``; blank for anything else."""
    found = os.environ.get(variable, "").strip()
    return found if found.startswith(("mailto:", "https://", "tel:")) and found.isprintable() else ""
