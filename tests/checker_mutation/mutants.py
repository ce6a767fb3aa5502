"""What mutmut makes of the checker's code: every function of ``standfirst.verify`` with one thing changed."""

import difflib
import importlib
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from types import FunctionType
from typing import Any

import libcst as cst
from libcst.metadata import MetadataWrapper
from mutmut.mutation.file_mutation import Mutation, MutationVisitor, deep_replace
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

ROOT = Path(__file__).parents[2] / "src"
CHECKER = ROOT / "standfirst" / "verify"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A function with one change. ``name`` is module (below ``verify``), function and number; ``code`` is the whole
    changed function, ``owner`` its class or ""."""

    name: str
    module: str
    owner: str
    function: str
    code: str
    diff: str

    @property
    def room(self) -> str:
        """The module's name below ``standfirst.verify``."""
        return room_of(self.module)


class _Visitor(MutationVisitor):
    """mutmut's own visitor, which also enters cached functions and properties: mutmut leaves them out because it puts
    its switch around a function; here the function's code itself is exchanged, below any decorator."""

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef) and all(_harmless(d) for d in node.decorators):
            return False
        return super()._skip_node_and_children(node)


def _harmless(decorator: cst.Decorator) -> bool:
    call = decorator.decorator
    name = call.func if isinstance(call, cst.Call) else call
    return isinstance(name, cst.Name) and name.value in ("lru_cache", "property")


@dataclass(frozen=True, slots=True)
class Place:
    """A mutant before it is written out: mutmut's mutation in its function of a module, the n-th of that function."""

    module: str
    tree: cst.Module
    owner: str
    function: cst.FunctionDef
    mutation: Mutation
    number: int

    @property
    def name(self) -> str:
        """Module below ``verify``, class if any, function, number."""
        parts = (room_of(self.module), self.owner, self.function.name.value, str(self.number))
        return ".".join(p for p in parts if p)

    def written(self) -> Mutant:
        """The function with its change, and what a reader of the survivors needs to see."""
        plain = self.function.with_changes(decorators=(), leading_lines=())
        changed = deep_replace(plain, self.mutation.original_node, self.mutation.mutated_node)
        before, after = self.tree.code_for_node(plain).strip(), self.tree.code_for_node(changed).strip()
        lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
        diff = "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))
        function = self.function.name.value
        return Mutant(name=self.name, module=self.module, owner=self.owner, function=function, code=after, diff=diff)


def all_places() -> dict[str, list[Place]]:
    """Where mutmut changes something, by module, in the order of the code."""
    found: dict[str, list[Place]] = {}
    for path in sorted(CHECKER.rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if made := list(_places(module, path.read_text("utf-8"))):
            found[room_of(module)] = made
    return found


def sample(found: dict[str, list[Place]], share: float, seed: int) -> dict[str, list[Place]]:
    """The same share of each module's mutants, rounded up, drawn by the seed and the module's name."""
    drawn = {}
    for room, places in found.items():
        chance = random.Random(f"{seed} {room}")
        drawn[room] = chance.sample(places, ceil(share * len(places)))
    return drawn


def room_of(module: str) -> str:
    """A module's name below ``standfirst.verify``."""
    return module.removeprefix("standfirst.verify.")


def _places(module: str, source: str) -> Iterator[Place]:
    visitor = _Visitor(mutation_operators, IgnoredCode(set(), set(), set()))
    tree = MetadataWrapper(cst.parse_module(source)).visit(visitor)
    owners = {m: c.name.value for c in tree.body if isinstance(c, cst.ClassDef) for m in c.body.body}
    numbers: Counter[cst.FunctionDef] = Counter()
    for mutation in visitor.mutations:
        function = mutation.contained_by_top_level_function
        if isinstance(function, cst.FunctionDef):
            numbers[function] += 1
            yield Place(module, tree, owners.get(function, ""), function, mutation, numbers[function])


def put_in(mutant: Mutant) -> None:
    """Exchange the code of the loaded function, wherever it has been imported to."""
    module = importlib.import_module(mutant.module)
    made: dict[str, Any] = {}
    exec(compile(mutant.code, mutant.name, "exec"), vars(module), made)
    target = _function(vars(getattr(module, mutant.owner)) if mutant.owner else vars(module), mutant.function)
    changed = made[mutant.function]
    target.__code__ = changed.__code__
    target.__defaults__, target.__kwdefaults__ = changed.__defaults__, changed.__kwdefaults__


def _function(names: Any, name: str) -> FunctionType:
    found: Any = names[name]
    inner: Callable[..., Any] = getattr(found, "fget", None) or getattr(found, "__wrapped__", found)
    assert isinstance(inner, FunctionType), name
    return inner
