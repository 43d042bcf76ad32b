"""A report as text: one line a group, then what was missed, false or shown as fact, with its sentence."""

from collections.abc import Iterator

from graphbuilder.makers.evaluate.scores import Report, interval

WIDTH = 34


def as_text(report: Report) -> str:
    """Return the table a person reads. Findings of a locked set are counted, never listed."""
    return "\n".join([f"{report.kind}: {report.name}", *_table(report), *_facts(report), *_findings(report)]) + "\n"


def _table(report: Report) -> Iterator[str]:
    scores = f"{'P':>6} {'R':>6} {'F1':>6}   {'95 % of F1':<13}"
    yield f"{'':{WIDTH}} {scores} {'right':>8} {'produced':>8} {'found':>8} {'expected':>8}"
    for group, units in report.units.items():
        total = report.counts(group)
        low, high = interval(units)["f1"]
        scores = f"{total.precision:6.3f} {total.recall:6.3f} {total.f1:6.3f}   {low:.3f}–{high:.3f}  "
        counts = f"{total.right:8.1f} {total.produced:8.0f} {total.found:8.1f} {total.expected:8.0f}"
        yield f"{group[:WIDTH]:{WIDTH}} {scores} {counts}"


def _facts(report: Report) -> Iterator[str]:
    for name, value in report.facts.items():
        if not isinstance(value, (list, dict)):
            yield f"{name.replace('_', ' ')}: {value}"


def _findings(report: Report) -> Iterator[str]:
    kinds = sorted({finding.kind for finding in report.findings})
    if report.locked:
        yield from (
            f"{kind}: {sum(f.kind == kind for f in report.findings)} (locked set: not listed)" for kind in kinds
        )
        return
    for kind in kinds:
        chosen = [finding for finding in report.findings if finding.kind == kind]
        yield f"\n{kind} ({len(chosen)})"
        for finding in chosen:
            yield f"  {finding.what}   [{finding.where}]"
            if finding.sentence:
                yield f"      {' '.join(finding.sentence.split())}"
