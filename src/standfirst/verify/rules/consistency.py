"""consistency: no sentence contradicts another; the standfirst says nothing that the body does not."""

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part
from standfirst.verify.reading.names import names
from standfirst.verify.reading.numbers import Number
from standfirst.verify.reading.tokens import outside, stem
from standfirst.verify.rules.frames import counts_publishers, publisher_stretches
from standfirst.verify.rules.number import numbers_of
from standfirst.verify.rules.values import Value, differs, values_of


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail the later of two sentences whose values clash, and a standfirst whose names or numbers the body lacks."""
    return (*_clashes(context), *_unbacked(context))


def _clashes(context: Context) -> list[Verdict]:
    found: list[Verdict] = []
    seen: list[tuple[Part, Value]] = []
    for part in context.body:
        attributed = bool(publisher_stretches(part, context)) or any(
            w.low in context.words.reporting for w in part.bare
        )
        for value in values_of(part.unquoted(), context.words, context.now.date()):
            other = next((p for p, v in seen if differs(v, value) and not attributed), None)
            if other is not None:
                found.append(
                    part.fail(
                        Rule.CONSISTENCY, f"{value.number.raw} contradicts sentence {other.index + 1}: {other.text}"
                    )
                )
            seen.append((part, value))
    return found


def _unbacked(context: Context) -> list[Verdict]:
    found = []
    body_words = {stem(w.low) for p in context.body for w in p.words}
    body_numbers = [n for p in context.body for n in _numbers(p, context)]
    for part in context.parts:
        if part.part != "standfirst":
            continue
        frames = publisher_stretches(part, context)
        words = outside(part.bare, ((a, b) for a, b, _ in frames))
        for name in names(part.unquoted(), words, context.words):
            missing = [w for w in name.words if stem(w.low) not in body_words and w.low not in context.words.stop]
            if missing and not (name.opens and len(name.words) == 1):
                found.append(part.fail(Rule.CONSISTENCY, f"the body does not name {name.text}"))
        found.extend(
            part.fail(Rule.CONSISTENCY, f"the body does not give {number.raw.strip()}")
            for number in _numbers(part, context)
            if not any(number.same_value(n) for n in body_numbers) and not counts_publishers(number, part, context)
        )
    return found


def _numbers(part: Part, context: Context) -> tuple[Number, ...]:
    return numbers_of(part.text, context.words, context.now.date())
