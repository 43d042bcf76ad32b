"""``python -m graphbuilder.cli``."""

from graphbuilder.cli import main

main()
