"""Who asks, as far as turns are shared out: a reader's address on the net, as far as a request can be believed."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from starlette.types import Scope

from pages.server.origin import proxies

UNKNOWN = "unknown"
"""The client of a request that tells no address: all of these are one."""
HOUSEHOLD = 64
"""Bits of an IPv6 address that are one line's; whoever has it may choose the others at will."""


def client_of(scope: Scope) -> str:
    """The address that a request comes from. A whole network of IPv6 is one client.

    Where web servers before this one are trusted (`pages.server.origin`), it is what the first of them has added to
    ``X-Forwarded-For``, the last address of it or one further ahead: what stands before may be of the reader's telling.
    """
    told = ",".join(value.decode("latin-1") for name, value in scope["headers"] if name == b"x-forwarded-for").split(
        ","
    )
    forwarded = told[-min(proxies(), len(told))] if proxies() else ""
    direct = (scope.get("client") or ("",))[0]
    return next((found for found in map(_network, (forwarded, direct)) if found), UNKNOWN)


def _network(address: str) -> str:
    try:
        found: IPv4Address | IPv6Address = ip_address(address.strip().split("%")[0])
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is None:
            return str(ip_network((int(found) >> HOUSEHOLD << HOUSEHOLD, HOUSEHOLD)))
        found = found.ipv4_mapped
    return str(found)
