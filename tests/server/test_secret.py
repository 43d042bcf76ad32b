import os
import stat
from pathlib import Path

import pytest

from graphbuilder.errors import ServerError
from graphbuilder.server.secret import argument_file, new_password, read_password, write_private


def test_the_password_file_is_its_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_private(tmp_path / "password", "secret")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "password").stat().st_mode) == 0o600


def test_an_older_file_open_to_all_is_replaced_not_reused(tmp_path: Path) -> None:
    path = tmp_path / "password"
    path.write_text("old")
    path.chmod(0o644)
    write_private(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_password(path) == "new"


def test_passwords_differ_and_need_no_quoting() -> None:
    made = {new_password() for _ in range(50)}
    assert len(made) == 50
    assert all(len(password) == 24 and password.isascii() and password.isalnum() for password in made)


@pytest.mark.parametrize(("mode", "text", "why"), [(0o644, "s", "other users"), (0o600, "\n", "empty")])
def test_a_file_others_can_read_or_without_a_password_is_refused(
    tmp_path: Path, mode: int, text: str, why: str
) -> None:
    path = tmp_path / "password"
    path.write_text(text)
    path.chmod(mode)
    with pytest.raises(ServerError, match=why):
        read_password(path)


def test_a_missing_password_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ServerError, match=str(tmp_path / "password")):
        read_password(tmp_path / "password")


def test_the_argument_file_is_private_and_short_lived(tmp_path: Path) -> None:
    with argument_file(tmp_path, "secret") as argument:
        path = Path(argument.removeprefix("@"))
        assert "secret" not in argument
        assert path.read_text() == "secret"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not path.exists()
