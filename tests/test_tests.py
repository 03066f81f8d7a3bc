"""What a test must be to be trusted: it can fail, and it fails for nothing but what it is about."""

import ast

import pytest

from tests.conftest import ROOT

TESTS = sorted((ROOT / "tests").rglob("*.py"))
CLOCKS = {"sleep", "wait_for_timeout", "perf_counter", "perf_counter_ns", "monotonic", "monotonic_ns", "process_time"}
ASK_AGAIN = {("waiting.py", "until"), ("looking.py", "seen")}
"""The only functions that pause: between two questions."""
SAME_LENGTH = {"enumerate", "sorted", "reversed", "list", "tuple", "set", "dict", "zip", "product", "str"}
"""What they are called with is as empty as what they give."""
VIEWS = {"items", "keys", "values", "split", "to_dict"}

FULL = frozenset({"real_atlas.layers", "real_atlas.sources", "layer.features", "layer.features.index"})
"""What the fixture ``real_atlas`` has asserted not to be empty."""

Known = frozenset[str]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.AST) -> list[Function]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def looks_at_a_clock(code: str) -> list[str]:
    """Names of the functions in which code pauses or reads a clock; "" is the module itself."""
    tree = ast.parse(code)
    home = {node: function.name for function in functions(tree) for node in ast.walk(function)}
    return [
        home.get(node, "")
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and (node.attr in CLOCKS or ast.unparse(node) == "time.time"))
        or (isinstance(node, ast.ImportFrom) and node.module == "time")
    ]


def checks(node: ast.AST, helpers: Known) -> bool:
    """Whether an expression or a statement by itself may fail a test."""
    if isinstance(node, ast.Assert):
        return True
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in helpers or name.startswith(("assert_", "to_", "not_to_", "raises", "wait_for"))


def vacuous(test: ast.expr, known: Known) -> bool:
    """Whether an asserted expression is true of an empty collection, and the collection may be empty."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        return all(vacuous(each, known) for each in test.values)
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return gone_through(test.operand, known)
    if isinstance(test, ast.Call) and ast.unparse(test.func) == "all" and isinstance(test.args[0], ast.GeneratorExp):
        return gone_through(test.args[0], known)
    if isinstance(test, ast.Compare) and ast.unparse(test.comparators[0]) in ("[]", "{}", "set()"):
        return gone_through(test.left, known)
    return False


def gone_through(node: ast.expr, known: Known) -> bool:
    """Whether an expression is a comprehension over what may be empty."""
    comprehension = (ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp)
    return isinstance(node, comprehension) and not all(filled(each.iter, known) for each in node.generators[:1])


def filled(node: ast.expr, known: Known) -> bool:
    """Whether a collection is written out, a constant, or known not to be empty."""
    text = ast.unparse(node)
    if text in known or text.split(".")[-1].lstrip("_").isupper():
        return True
    match node:
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
            return any(not isinstance(part, ast.Starred) or filled(part.value, known) for part in parts)
        case ast.Dict(keys=keys):
            return bool(keys)
        case ast.Constant(value=value):
            return bool(value)
        case ast.Call(func=ast.Name(id="range")):
            return True
        case ast.Call(func=ast.Name(id=name), args=args) if name in (*SAME_LENGTH, "combinations"):
            return any(filled(each, known) for each in (args[:1] if name == "combinations" else args))
        case ast.Call(func=ast.Attribute(value=value, attr=name)) if name in VIEWS:
            return filled(value, known)
        case ast.BinOp(left=left, right=right):
            return filled(left, known) or filled(right, known)
        case ast.ListComp(generators=[one]) | ast.SetComp(generators=[one]) | ast.DictComp(generators=[one]):
            return not one.ifs and filled(one.iter, known)
    return False


def can_fail(body: list[ast.stmt], known: Known, helpers: Known) -> bool:
    """Whether statements surely come to a check."""
    for statement in body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if filled(value, known):
                known |= {name}
            case _:
                if surely_checks(statement, known, helpers):
                    return True
    return False


def surely_checks(statement: ast.stmt, known: Known, helpers: Known) -> bool:
    """Whether one statement does."""
    match statement:
        case ast.Assert(test=test):
            return not vacuous(test, known)
        case ast.For(iter=over, body=inner) | ast.AsyncFor(iter=over, body=inner):
            return filled(over, known) and can_fail(inner, known, helpers)
        case ast.With(items=items, body=inner) | ast.AsyncWith(items=items, body=inner):
            entered = (each for item in items for each in ast.walk(item.context_expr))
            return any(checks(each, helpers) for each in entered) or can_fail(inner, known, helpers)
        case ast.Try(body=inner, finalbody=last):
            return can_fail(inner, known, helpers) or can_fail(last, known, helpers)
        case ast.While() | ast.If() | ast.FunctionDef() | ast.AsyncFunctionDef():
            return False
    return any(checks(each, helpers) for each in ast.walk(statement))


def checking(tree: ast.AST, helpers: Known = frozenset()) -> Known:
    """Names of the functions, tests aside, that surely come to a check."""
    return frozenset(
        each.name
        for each in functions(tree)
        if not each.name.startswith("test_") and can_fail(each.body, frozenset(), helpers)
    )


SHARED = checking(ast.parse((ROOT / "tests" / "browser" / "looking.py").read_text(encoding="utf-8"))) | {"seen"}
"""What tests of the browser check with."""


def cannot_fail(code: str, known: Known = FULL, helpers: Known = SHARED) -> list[str]:
    """Names of the tests in some code that may be green without having checked anything."""
    tree = ast.parse(code)
    written = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign) and filled(node.value, frozenset())
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    own = {
        each.name
        for each in functions(tree)
        if not each.name.startswith("test_") and can_fail(each.body, set(), helpers)
    }
    return [
        each.name
        for each in functions(tree)
        if each.name.startswith("test_") and not can_fail(each.body, known | written, helpers | own)
    ]


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.relative_to(ROOT / "tests").as_posix())
def test_no_test_pauses_or_reads_a_clock(file):
    found = {(file.name, function) for function in looks_at_a_clock(file.read_text(encoding="utf-8"))}
    assert found <= ASK_AGAIN


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.relative_to(ROOT / "tests").as_posix())
def test_every_test_comes_to_a_check(file):
    assert cannot_fail(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "pause",
    [
        "import time\ndef test_x(): time.sleep(1)",
        "from time import sleep as rest\ndef test_x(): rest(1)",
        "def test_x(page): page.wait_for_timeout(500)",
        "import time\ndef test_x(): assert time.perf_counter() < 1",
        "import time\ndef test_x(): assert time.time() < 1",
    ],
)
def test_pauses_and_clocks_are_found(pause):
    assert len(looks_at_a_clock(pause)) == 1


@pytest.mark.parametrize(
    "body",
    [
        "pass",
        "for each in found: assert each",
        "for each in real_atlas.layers.values():\n  for other in each: assert other",
        "for each in found.values():\n  with pytest.raises(ValueError): each()",
        "if found: assert found == 1",
        "assert all(each > 1 for each in found)",
        "assert [each for each in found if each] == []",
        "assert not [each for each in found if each]",
        "found = [each for each in (1, 2) if each > 3]\nfor each in found: assert each",
        "for each in []: assert each",
    ],
)
def test_a_test_that_checks_only_what_may_be_empty_is_found(body):
    lines = body.replace("\n", "\n  ")
    assert cannot_fail(f"def test_x(found, real_atlas):\n  {lines}") == ["test_x"]


@pytest.mark.parametrize(
    "body",
    [
        "assert found",
        "assert found\nfor each in found: assert each",
        "for each in real_atlas.layers.values(): assert each",
        "for each in sorted(CASES): assert each",
        "for each in (*found, 1): assert each",
        "for a, b in zip((1, 2), found, strict=True): assert a == b",
        "with pytest.raises(ValueError): found()",
        "expect(found).to_be_visible()",
        "assert {each for each in found} == {1}",
    ],
)
def test_a_test_that_surely_checks_something_is_left_alone(body):
    lines = body.replace("\n", "\n  ")
    assert cannot_fail(f"def test_x(found, real_atlas):\n  {lines}") == []
