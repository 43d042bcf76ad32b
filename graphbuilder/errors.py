"""Errors, by the decision a caller makes.

GraphbuilderError
├── ReadError            a source cannot be read; the others can
├── DocumentError        one document cannot be parsed, extracted or resolved; the others can
├── ParseError           the models cannot be loaded or cannot parse
│   └── ModelNotFound
├── LexiconError         a rule, word list or gazetteer file is wrong; names file and entry
│   └── UnsupportedLanguage  no folder of that language
├── ResolveError         a judgement names what is not there
├── StoreError           the graph refuses
│   ├── StoreUnavailable     no server there; may be tried again
│   ├── StoreLocked          another process writes to the embedded graph
│   └── StoreDamaged         the file is not, or no longer, a whole graph
├── QueryError
│   ├── UnknownQuery
│   └── BadParameter
├── ClusterError         a cluster cannot be reached, or has something else installed
├── ConfigError          graphbuilder.toml is wrong
├── ServerError          the Neo4j that ``graphbuilder server`` manages
└── ViewError            a picture or export cannot be written

Every message is one line: what, where, what was expected, what to do.
"""


class GraphbuilderError(Exception):
    """Base of all errors this package raises on purpose."""


class ReadError(GraphbuilderError):
    """A source cannot be read."""


class DocumentError(GraphbuilderError):
    """One document cannot be parsed, extracted or resolved."""


class ParseError(GraphbuilderError):
    """The models cannot be loaded or cannot parse."""


class ModelNotFound(ParseError):
    """No model where one was expected."""


class LexiconError(GraphbuilderError):
    """A lexicon file is wrong."""


class UnsupportedLanguage(LexiconError):
    """There is no grammar of that language."""


class ResolveError(GraphbuilderError):
    """A judgement names what is not there."""


class StoreError(GraphbuilderError):
    """The graph refuses."""


class StoreUnavailable(StoreError):
    """No graph answers there; it may later."""


class StoreLocked(StoreError):
    """Another process writes to the embedded graph."""


class StoreDamaged(StoreError):
    """The file is not, or no longer, a whole graph."""


class QueryError(GraphbuilderError):
    """A question cannot be asked."""


class UnknownQuery(QueryError):
    """No stored query of that name."""


class BadParameter(QueryError):
    """A parameter is missing, unknown or of the wrong type."""


class ClusterError(GraphbuilderError):
    """A cluster cannot be reached, or its machines have something else installed than this one."""


class ConfigError(GraphbuilderError):
    """The configuration file is wrong."""


class ServerError(GraphbuilderError):
    """The managed Neo4j server cannot do what was asked."""


class ViewError(GraphbuilderError):
    """A picture or export cannot be written."""


def in_one_line(error: BaseException, most: int = 300) -> str:
    """Return the kind and message of an error nobody foresaw in one line of up to *most* characters."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:most]
