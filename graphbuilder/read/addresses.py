"""Which network addresses may be fetched from, and the addresses of a host."""

import ipaddress
import queue
import socket
import threading
from typing import Any

from graphbuilder.errors import ReadError
from graphbuilder.read.limits import one_line

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

#: Ranges refused beside those the standard library calls not global: they embed, translate or tunnel other addresses,
#: or are reserved for documentation, benchmarks and provider use.
_REFUSED = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8",
            "100.64.0.0/10",
            "192.0.0.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/8",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2002::/16",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
        ),
    )
)


class NotAllowed(ReadError):
    """A host that has no address, or one that may not be fetched from: trying again changes nothing."""


def is_public(address: str) -> bool:
    """Return whether *address* (IPv4 or IPv6, as text) belongs to the public internet."""
    try:
        found: Address = ipaddress.ip_address(address)
    except ValueError:
        return False
    if found.is_multicast or found.is_private or found.is_reserved or not found.is_global:
        return False
    return not any(found in network for network in _REFUSED if network.version == found.version)


def resolve(host: str, port: int, *, seconds: float, allow_private: bool) -> list[tuple[int, Any]]:
    """Return the (family, socket address) pairs of *host*, in the resolver's order.

    One address that is not public refuses them all, unless *allow_private*: a name with mixed answers is an attempt.
    The caller connects to what is returned here and never asks again: a later answer (DNS rebinding) changes nothing.
    """
    answers: queue.Queue[list[tuple[int, Any]] | OSError | UnicodeError] = queue.Queue()
    threading.Thread(target=_ask, args=(host, port, answers), daemon=True).start()
    try:
        found = answers.get(timeout=max(0.001, seconds))
    except queue.Empty:
        raise ReadError(f"{one_line(host)}: its address was not found in time; check the network") from None
    if isinstance(found, Exception) or not found:
        raise NotAllowed(f"{one_line(host)}: no such host; check the address and the network")
    refused = [address[0] for _, address in found if not is_public(str(address[0]))]
    if refused and not allow_private:
        raise NotAllowed(
            f"{one_line(host)}: {one_line(refused[0])} is not a public address; allow private addresses to read it"
        )
    return found


def _ask(host: str, port: int, answers: "queue.Queue[list[tuple[int, Any]] | OSError | UnicodeError]") -> None:
    """Ask the system's resolver; it knows no deadline, so this runs in a thread that may be left behind."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        answers.put(list(dict.fromkeys((int(family), address) for family, _, _, _, address in found)))
    except (OSError, UnicodeError) as error:
        answers.put(error)
