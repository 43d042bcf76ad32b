"""The password: made here, kept in a file only its owner can read, never in an argument, a log or an error."""

import os
import secrets
import string
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graphbuilder.errors import ServerError

_LETTERS = string.ascii_letters + string.digits


def new_password() -> str:
    """Return 24 random letters and digits: 142 bits, and nothing a shell or an option parser could misread."""
    return "".join(secrets.choice(_LETTERS) for _ in range(24))


def write_private(path: Path, text: str) -> None:
    """Write *text* to a new file that only its owner can read, from its first moment on."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def read_password(path: Path) -> str:
    """Return the password in *path*; raises ServerError when it is gone, empty or open to other users."""
    try:
        mode, text = path.stat().st_mode, path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ServerError(
            f"{path}: no password can be read ({error.strerror}): restore it or choose another --home"
        ) from error
    if os.name == "posix" and mode & 0o077:
        raise ServerError(f"{path}: other users may read the password (mode {mode & 0o777:o}): chmod 600 {path}")
    if not text:
        raise ServerError(f"{path}: empty, expected the password: restore it or choose another --home")
    return text


@contextmanager
def argument_file(folder: Path, *arguments: str) -> Iterator[str]:
    """Yield ``@FILE``, for which Neo4j's admin tool reads *arguments*: the process list shows only the name."""
    path = folder / "arguments"
    write_private(path, "\n".join(arguments))
    try:
        yield f"@{path}"
    finally:
        path.unlink(missing_ok=True)
