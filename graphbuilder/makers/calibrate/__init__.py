"""The confidence of statements fitted to verdicts of gold, and how far it can be believed."""

from graphbuilder.makers.calibrate.annotated import judge_articles
from graphbuilder.makers.calibrate.fit import Calibration, as_table, calibrate, tables, write_weights
from graphbuilder.makers.calibrate.judged import Judged, judge_all

__all__ = ["Calibration", "Judged", "as_table", "calibrate", "judge_all", "judge_articles", "tables", "write_weights"]
