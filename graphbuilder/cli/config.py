"""``graphbuilder.toml``: what would be said again and again on the command line, said once.

It is looked for where the command runs and in the folders above; ``--config`` or GRAPHBUILDER_CONFIG name another, and an
empty name none. What the command line or the environment says goes before it. Paths in it count from its own folder.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from graphbuilder import toml
from graphbuilder.errors import ConfigError

NAME = "graphbuilder.toml"
CONFIG = "GRAPHBUILDER_CONFIG"
_UNKNOWN = re.compile(r"unknown field `([^`]*)`(?: - at `\$\.?([\w.]*)`)?")


class Thresholds(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Shares and probabilities, 0 to 1; see `graphbuilder.model.PRECISION` and ``--min-confidence``."""

    precision: float | None = None
    min_confidence: float | None = None


class Watch(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """How sources are watched: seconds between looks at feeds, saved questions, and where their new rows go."""

    interval: float | None = None
    alerts: list[str] = []
    to: str | None = None


class Settings(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """All that the file may hold."""

    graph: str | None = None
    sources: list[str] = []
    lexicon: list[str] = []
    questions: str | None = None
    models: str | None = None
    language: str | None = None
    thresholds: Thresholds = Thresholds()
    watch: Watch = Watch()


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a file; *path* is None where there is no file."""

    settings: Settings
    path: Path | None = None

    def place(self, name: str) -> str:
        """Return a path that counts from the file's folder, or an address, as one to use from here."""
        if self.path is None or "://" in name or name == "-":
            return name
        return str(self.path.parent / Path(name).expanduser())

    @property
    def sources(self) -> list[str]:
        """Return the sources, to use from here."""
        return [self.place(each) for each in self.settings.sources]

    @property
    def questions(self) -> Path | None:
        """Return the folder of saved questions, where the file names one."""
        return Path(self.place(self.settings.questions)) if self.settings.questions else None

    def defaults(self) -> dict[str, Any]:
        """Return what the options of any command are where the command line does not say, by their name."""
        own = self.settings
        found = {
            "graph": own.graph and self.place(own.graph),
            "models": own.models and (self.place(own.models) if "/" in own.models else own.models),
            "language": own.language,
            "precision": own.thresholds.precision,
            "min_confidence": own.thresholds.min_confidence,
            "interval": own.watch.interval,
            "alerts": own.watch.alerts or None,
            "to": own.watch.to and self.place(own.watch.to),
        }
        return {name: value for name, value in found.items() if value is not None}


def load(name: str | None = None) -> Config:
    """Return the configuration in the file *name*, else in the one that the environment names or that is found.

    Raises:
        ConfigError: The file cannot be read, or is wrong; names the file, the key, and the nearest right one.
    """
    wanted = os.environ.get(CONFIG) if name is None else name
    if wanted == "":
        return Config(Settings())
    path = Path(wanted) if wanted is not None else next(_found(), None)
    return Config(Settings()) if path is None else Config(_settings(path), path.absolute())


def use_lexicon(config: Config) -> None:
    """Lay the lexicon folders of *config* over the shipped lexicon, unless the environment says which."""
    if not config.settings.lexicon:
        return
    from graphbuilder.lexicon.layers import VARIABLE

    if VARIABLE not in os.environ:
        os.environ[VARIABLE] = os.pathsep.join(config.place(each) for each in config.settings.lexicon)


def _found() -> Iterator[Path]:
    """Yield the files here and above, the nearest first; those of other users, in folders all may write to, are passed over."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        path = folder / NAME
        if path.is_file() and path.stat().st_uid in (os.getuid(), 0):
            yield path


def _settings(path: Path) -> Settings:
    try:
        table = toml.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read ({error}); name another with --config") from None
    except toml.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not TOML ({error}); see docs/configuration.md") from None
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{path}: {_explained(str(error))}") from None
    for key in ("precision", "min_confidence"):
        value = getattr(settings.thresholds, key)
        if value is not None and not 0 <= value <= 1:
            raise ConfigError(f"{path}: thresholds.{key} = {value:g}; expected 0 to 1")
    return settings


def _explained(message: str) -> str:
    """Say in the words of the file what msgspec found."""
    from graphbuilder.lexicon.files import nearest

    match = _UNKNOWN.search(message)
    if match is None:
        told = message.replace("Object", "it").replace("`", "'").replace("$.", "")
        return f"{told}; see docs/configuration.md"
    kind: type[Any] = {"thresholds": Thresholds, "watch": Watch}.get(match[2] or "", Settings)
    keys = sorted(one.encode_name for one in msgspec.structs.fields(kind))
    elsewhere = [
        f"{table}.{match[1]}"
        for table, other in (("thresholds", Thresholds), ("watch", Watch))
        if match[1] in other.__struct_fields__ and other is not kind
    ]
    hint = f" (did you mean '{elsewhere[0]}'?)" if elsewhere else nearest(match[1], keys)
    where = f" in [{match[2]}]" if match[2] else ""
    return f"unknown key {match[1]!r}{where}{hint}; there are {', '.join(keys)}"
