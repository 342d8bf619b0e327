"""How often reading and rubric are right; docs/statement-reading.md holds the figures."""

import pytest

from tests.scoring.rubric import corpus


def test_labels_stand_in_their_texts() -> None:
    wrong = [
        (entry["id"], words)
        for entry in corpus.entries()
        for labels in entry["has"].values()
        for words in labels
        if words not in entry["text"]
    ]

    assert wrong == []


def test_corpus_has_statements_of_every_category_in_every_voice() -> None:
    found = {(entry["group"], entry["category"]) for entry in corpus.entries()}

    assert found == {(group, number) for group in corpus.GROUPS for number in range(1, 9)}
    assert len({entry["id"] for entry in corpus.entries()}) == len(corpus.entries()) == 69


@pytest.mark.slow
def test_figures_of_the_page_are_those_of_the_corpus() -> None:
    page = corpus.PAGE.read_text("utf-8")

    assert corpus.page(page) == page
    assert "| all | 69 |" in page
