"""``graphbuilder lexicon``: what the lexicon has for a word, and whether one's own is right."""

from pathlib import Path
from typing import Annotated, Any

import typer

from graphbuilder.cli import Verbs, app, fail


class _WordOrCommand(Verbs):
    """Takes what is no command for a word to look up: ``graphbuilder lexicon встретиться``."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            args = ["word", *args]
        return super().resolve_command(ctx, args)


lexicon = typer.Typer(
    cls=_WordOrCommand, no_args_is_help=True, help="Look a word up in the lexicon, or check one's own."
)
app.add_typer(lexicon, name="lexicon")


@lexicon.command()
def word(
    lemma: Annotated[str, typer.Argument(help="A verb or noun in either language, in its dictionary form.")],
) -> None:
    """List the entries a verb or noun has, with their slots and examples. The word alone does as well.

    Example: graphbuilder lexicon встретиться
    """
    from graphbuilder.lexicon.lookup import entries_of, nearest_words

    found = list(entries_of(lemma))
    for lines in found:
        print("\n".join(lines))
    if not found:
        near = ", ".join(nearest_words(lemma))
        fail(f"no entry has the word {lemma!r}" + (f"; near it: {near}" if near else "; expected a dictionary form"))
        raise typer.Exit(1)


@lexicon.command()
def check(
    folders: Annotated[
        list[Path] | None, typer.Argument(help="Own lexicon folders; without one, what is in force.")
    ] = None,
    examples: Annotated[bool, typer.Option(help="Also run the examples of entries, with the models.")] = True,
) -> None:
    """Check that every file is right, and that every entry makes what it says of its examples.

    Example: graphbuilder lexicon check my-lexicon/
    """
    from graphbuilder.extract.examples import failures
    from graphbuilder.extract.rules import load_pack
    from graphbuilder.lexicon import active, use

    lexicon_in_force = use(*folders) if folders else active()
    packs = [load_pack(language) for language in lexicon_in_force.entries]
    own = [rule for pack in packs for rule in pack.rules if not lexicon_in_force.folders or rule.own]
    count = sum(len(pack.rules) for pack in packs)
    print(f"{len(lexicon_in_force.relations)} relations, {count} entries: every file is right")
    if not examples:
        return
    wrong = list(failures(own))
    for line in wrong:
        fail(line)
    print(f"{len(own)} entries tried on their examples, {len(wrong)} examples wrong")
    if wrong:
        raise typer.Exit(1)


@lexicon.command()
def relations() -> None:
    """Print every relation with its definition: the guideline, as Markdown.

    Example: graphbuilder lexicon relations > docs/relations.md
    """
    from graphbuilder.lexicon.guideline import guideline

    print(guideline(), end="")
