"""``python -m tests.verify.page`` writes docs/contract.md: each rule, failing and passing, from the goldens."""

import importlib
from pathlib import Path

from standfirst.domain.verdict import Rule
from standfirst.verify import RULES
from tests.verify.goldens import Golden, goldens

PAGE = Path(__file__).parents[2] / "docs" / "contract.md"
_HEAD = """# The reporting contract, rule by rule

What a Report must meet before it is published, checked by code (`src/standfirst/verify/rules/`), sentence by sentence.
Each rule below fails an invented sentence, with the words an editor reads, and lets one pass. This page is written by
`python -m tests.verify.page` from `tests/verify/goldens/rules.toml`; a test holds it to that.
"""


def page() -> str:
    """The whole page."""
    cases = [c for c in goldens() if c.language == "en"]
    sections = [_section(rule, [c for c in cases if c.rule is rule]) for rule, _ in RULES]
    return "\n".join((_HEAD, *sections))


def _section(rule: Rule, cases: list[Golden]) -> str:
    module = importlib.import_module(f"standfirst.verify.rules.{rule.value.replace('-', '_')}")
    says = str(module.__doc__).strip().splitlines()[0].partition(": ")[2]
    lines = [f"## {rule.value}", "", says[:1].upper() + says[1:], ""]
    for case in [*[c for c in cases if c.fails][:1], *[c for c in cases if not c.fails][:1]]:
        lines += _case(case)
    if not cases:
        lines += ["It speaks of the whole Report; its cases are in `tests/verify/test_whole.py`.", ""]
    return "\n".join(lines)


def _case(case: Golden) -> list[str]:
    """A case as a list of what is cited, what we write and what the rule says."""
    cited = [f"- the source: {span}" for span in case.spans] or ["- nothing is cited"]
    others = [f"- another source of the story: {text}" for text in case.others]
    body = [f"- the body: {case.body}"] if case.body else []
    verdict = f"- **fails**: {case.verdicts()[0]}" if case.fails else "- **passes**"
    return [*cited, *others, *body, f"- we write: {case.text}", verdict, ""]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"written: {PAGE}")
