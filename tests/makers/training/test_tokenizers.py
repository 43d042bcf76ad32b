"""Training text for Stanza's tokenizer is laid out as the treebank says."""

from pathlib import Path

from graphbuilder.makers.training.tokenizers import layout, read_blocks

TREES = """# newdoc id = a
# text = Don't go.
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\t_\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\t_\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

1\tYes\tyes\tINTJ\t_\t_\t0\troot\t_\t_
1.1\tgone\tgo\tVERB\t_\t_\t_\t_\t_\t_

# newpar
1\tcan't\tcan\tAUX\t_\t_\t0\troot\t_\t_

"""


def test_text_and_labels_run_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "t.conllu").write_text(TREES, encoding="utf-8")
    text, labels, expansions = layout(list(read_blocks(tmp_path / "t.conllu")))
    assert text == "Don't go. Yes \n\ncan't "
    assert labels == "00003001200020\n\n000020"[: len(labels)]
    assert len(text) == len(labels)
    assert expansions == {("Don't", ("do", "n't")): 1}
