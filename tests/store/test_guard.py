"""No question reads a file, however it is written."""

import pytest

from graphbuilder.errors import QueryError
from graphbuilder.store.guard import refuse_files


@pytest.mark.parametrize(
    "question",
    [
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "load\ncsv from $url as line return line",
        "LOAD/* a */CSV FROM $url AS line RETURN line",
        "LOAD /* a */ // b\n /* c */ CSV WITH HEADERS FROM $url AS line RETURN line",
        "WITH '/*' AS a LOAD/*x*/CSV FROM $url AS line RETURN line, '*/'",
        "WITH 'http://' AS a LOAD/*x*/CSV FROM $url AS line RETURN line",
        "LO\\u0041D CSV FROM $url AS line RETURN line",
        "WITH '\\u0027' AS a LOAD CSV FROM $url AS line RETURN line",
        "LOAD\u00a0CSV FROM $url AS line RETURN line",
    ],
)
def test_a_question_that_reads_files_is_refused(question: str) -> None:
    with pytest.raises(QueryError, match="LOAD CSV"):
        refuse_files(question)


@pytest.mark.parametrize(
    "question",
    [
        "MATCH (n:Load) RETURN n.csv",
        "MATCH (n) WHERE n.load > 1 RETURN n AS csv",
        "// load the csv\nMATCH (n) RETURN n",
        "RETURN 'LOAD' + 'CSV'",
    ],
)
def test_other_questions_pass(question: str) -> None:
    refuse_files(question)


def test_long_comments_cost_no_time() -> None:
    refuse_files("LOAD" + "/**/" * 100_000 + "x")
    refuse_files("LOAD " * 100_000)
