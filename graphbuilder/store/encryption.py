"""Why no connection to a server comes about where encryption is the reason: the driver's own errors name none, or four.

Schemes with ``+s`` want a certificate of a known authority for the name asked, those with ``+ssc`` take any; the others
do not encrypt. Authorities are the system's, or those of SSL_CERT_FILE and SSL_CERT_DIR, as everywhere with OpenSSL.
"""

import os
import socket
import ssl
from pathlib import Path
from typing import Any

#: How OpenSSL calls what is wrong with a certificate (X509_V_ERR_…).
_EARLY, _EXPIRED = 9, 10
_UNKNOWN = (2, 18, 19, 20, 21)
_OTHER_NAME = (62, 64)


def trouble(scheme: str, host: str, port: int, *, seconds: float) -> str | None:
    """Knock once more and return what about encryption is in the way, and what to do; None where nothing is.

    *scheme* is that of the address (``bolt+s``), *seconds* the time for each knock.
    """
    base, _, kind = scheme.partition("+")
    if not kind:
        if _refusal(_context(known=False), host, port, seconds) is None:
            return (
                f"takes encrypted connections only: write {base}+s:// (or {base}+ssc:// for a certificate of its own)"
            )
        return None
    error = _refusal(_context(known=kind == "s"), host, port, seconds)
    if isinstance(error, ssl.SSLCertVerificationError):
        return _certificate(error, base, host, port, seconds)
    if isinstance(error, (ssl.SSLError, ConnectionError)):
        return f"makes no encrypted connection: write {base}://, or let the server have a certificate"
    return None


def _certificate(error: ssl.SSLCertVerificationError, base: str, host: str, port: int, seconds: float) -> str:
    if error.verify_code in _UNKNOWN:
        return (
            "has a certificate of an authority this machine does not know: "
            f"{_authority()}, or write {base}+ssc:// to take any certificate"
        )
    if error.verify_code in _OTHER_NAME:
        names = ", ".join(_names(host, port, seconds)) or "another name"
        return f"has a certificate for {names} and none for {host}: write the name it is for"
    wrong = {_EARLY: "is not valid yet", _EXPIRED: "has expired"}.get(
        error.verify_code, f"is refused ({error.verify_message})"
    )
    return f"has a certificate that {wrong}: let the server have another, or write {base}+ssc:// to take any"


def _authority() -> str:
    """What to do about an unknown authority: a file that is named and not there is passed over in silence by OpenSSL."""
    named = os.environ.get("SSL_CERT_FILE")
    if named and not Path(named).is_file():
        return f"SSL_CERT_FILE names {named}, which is no file"
    if named:
        return f"add the authority's certificate to {named}, the file of SSL_CERT_FILE"
    return "set SSL_CERT_FILE to the authority's certificate (a PEM file)"


def _context(*, known: bool) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if not known:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _refusal(context: ssl.SSLContext, host: str, port: int, seconds: float) -> OSError | None:
    """Return what comes of an attempt to encrypt, None where it succeeds."""
    try:
        with socket.create_connection((host, port), timeout=seconds) as plain, _wrapped(context, plain, host):
            return None
    except OSError as error:
        return error


def _names(host: str, port: int, seconds: float) -> list[str]:
    """Return the names a certificate of a known authority is for."""
    context = _context(known=True)
    context.check_hostname = False
    try:
        with socket.create_connection((host, port), timeout=seconds) as plain, _wrapped(context, plain, host) as made:
            found = made.getpeercert() or {}
    except OSError:
        return []
    named: Any = found.get("subjectAltName", ())
    return [str(value) for kind, value in named if kind in ("DNS", "IP Address")]


def _wrapped(context: ssl.SSLContext, plain: socket.socket, host: str) -> ssl.SSLSocket:
    return context.wrap_socket(plain, server_hostname=host)
