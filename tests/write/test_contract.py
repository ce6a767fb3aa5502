"""Drafts of code's own making pass the reporting contract as they are."""

import pytest

from standfirst.domain.errors import Failure
from standfirst.testing.writer import ScriptedChooser
from standfirst.verify import check_draft
from standfirst.write import ChoosingWriter, ModelFreeWriter
from tests.write.stories import NOW, ferry, ferry_pack


@pytest.mark.parametrize("writer", [ModelFreeWriter(), ChoosingWriter(ScriptedChooser())])
def test_nothing_fails(writer: ModelFreeWriter | ChoosingWriter) -> None:
    written = writer.write(ferry_pack())
    assert not isinstance(written, Failure), written
    assert check_draft(written.draft, ferry(), now=NOW).failed == ()
