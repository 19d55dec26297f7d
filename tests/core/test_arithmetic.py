"""The core uses no arithmetic whose last bits depend on the machine.

numpy's exp and its relatives differ by processor, and between one number and many; the C library's
by system; BLAS and numpy's sums take the numbers in an order of their own, and Python's `sum` of
floats is another from 3.12 on. So all of them are refused by name, wherever in the core they stand,
but for the places listed here.
"""

import ast
from pathlib import Path

import pytest

from learnscope import core

FOLDER = Path(core.__file__).parent

#: Functions of numpy and of its arrays, of ``math``, ``cmath``, ``statistics`` and ``random``, and
#: built in, by their own names, whatever they are called where they are used.
REFUSED = {
    # Elementary functions: `learnscope.core.elementary` has them.
    *("exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "logaddexp", "logaddexp2", "sinc"),
    *("sin", "cos", "tan", "arcsin", "arccos", "arctan", "arctan2", "asin", "acos", "atan"),
    *("atan2", "sinh", "cosh", "tanh", "arcsinh", "arccosh", "arctanh", "asinh", "acosh", "atanh"),
    *("power", "float_power", "pow", "__pow__", "cbrt", "hypot", "dist", "erf", "erfc", "gamma"),
    *("lgamma", "i0", "angle", "phase", "polar", "rect"),
    # Sums: `learnscope.core.lanes` and `problems.statistics` have them, in a fixed order.
    *("sum", "nansum", "fsum", "sumprod", "cumsum", "cumulative_sum", "prod", "nanprod", "cumprod"),
    *("mean", "nanmean", "fmean", "average", "std", "nanstd", "stdev", "pstdev", "var", "nanvar"),
    *("variance", "pvariance", "cov", "corrcoef", "trapezoid", "trapz", "convolve", "correlate"),
    *("reduce", "reduceat", "accumulate", "quantile", "percentile", "median"),
    # Products over sources, and all else that goes to BLAS and LAPACK.
    *("dot", "vdot", "inner", "outer", "matmul", "matvec", "vecmat", "vecdot", "tensordot", "kron"),
    *("einsum", "linalg", "fft", "polyfit", "polyval", "roots"),
    # Of several operations, which may or may not be fused.
    *("fma", "interp", "linspace", "logspace", "geomspace"),
    # Whose order of what is equal is not said.
    *("partition", "argpartition"),
    # Draws by way of any of these: `learnscope.core.problems.draws` has the normal ones. And what
    # has its generator chosen by numpy's version.
    *("normal", "standard_normal", "randn", "exponential", "standard_exponential", "gauss"),
    *("lognormal", "multivariate_normal", "normalvariate", "default_rng", "permutation"),
}

#: Where functions of ours with such names come from.
OWN = {"learnscope.core.elementary", "learnscope.core.problems.statistics"}

#: Where a refused name stands for something that no machine can do otherwise: by file, by the
#: innermost function or class around it, and by what is used.
ALLOWED = {
    ("trend.py", "_cost_of_an_epoch", "sum"): "counts",
    ("gates.py", "", "**"): "2 to the number of inputs",
    ("gates.py", "gate_names", "**"): "2 to the number of inputs",
    ("history.py", "nbytes", "sum"): "bytes",
    ("history.py", "_extremes", "reduceat"): "of minimum and maximum, which round nothing",
    ("exhaustive.py", "count_tries", "**"): "a count",
    ("exhaustive.py", "exhaustive_search", "prod"): "a count",
    ("exhaustive.py", "losses_tried", "prod"): "a count",
    ("grid.py", "loss_grid", "prod"): "a count",
    ("lanes.py", "add_products", "reduce"): "over an outer axis, so row after row, in order",
    ("lanes.py", "add_values", "reduce"): "over an outer axis, so row after row, in order",
    ("lanes.py", "all_finite", "reduce"): "whether all are true, which rounds nothing",
    ("network.py", "parameter_count", "sum"): "counts",
    ("network.py", "span", "sum"): "counts",
    ("network.py", "through", "sum"): "counts",
    ("plan.py", "room_for", "sum"): "counts",
    ("separability.py", "_dot", "sum"): "exact whole numbers",
    ("separability.py", "_furthest_back", "sum"): "a guess, proved in whole numbers",
    ("separability.py", "_weighted", "sum"): "exact fractions",
    ("inspection.py", "_places", "sum"): "counts",
    ("units.py", "row_of", "sum"): "counts",
    ("validation.py", "", "**"): "a bound, in whole numbers",
}


class Uses(ast.NodeVisitor):
    """What of a module is refused: (around it, name, line)."""

    def __init__(self, text: str) -> None:
        self.found: list[tuple[str, str, int]] = []
        tree = ast.parse(text)
        # Names that were imported, each with where from and what it was called there.
        self._imported: dict[str, tuple[str, str]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                for name in node.names:
                    self._imported[name.asname or name.name] = node.module or "", name.name
            elif isinstance(node, ast.Import):
                for name in node.names:
                    self._imported[name.asname or name.name.split(".")[0]] = name.name, ""
        self._around: list[str] = []
        self.visit(tree)

    def _inside(self, node: ast.FunctionDef | ast.ClassDef) -> None:
        self._around.append(node.name)
        self.generic_visit(node)
        self._around.pop()

    visit_FunctionDef = visit_ClassDef = _inside  # noqa: N815

    def _note(self, name: str, node: ast.expr | ast.stmt) -> None:
        self.found.append((self._around[-1] if self._around else "", name, node.lineno))

    def visit_Name(self, node: ast.Name) -> None:
        module, name = self._imported.get(node.id, ("", ""))
        builtin = node.id in {"sum", "pow"} and not module
        if builtin or (name in REFUSED and module not in OWN):
            self._note(name or node.id, node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        of = node.value.id if isinstance(node.value, ast.Name) else ""
        if node.attr in REFUSED and ".".join(self._imported.get(of, ())) not in OWN:
            self._note(node.attr, node)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        sorts = isinstance(node.func, ast.Attribute) and node.func.attr in {"argsort", "lexsort"}
        kinds = [
            keyword.value.value
            for keyword in node.keywords
            if keyword.arg == "kind" and isinstance(keyword.value, ast.Constant)
        ]
        # What is equal is put in an order that depends on the processor.
        if sorts and kinds != ["stable"]:
            self._note("argsort", node)
        self.generic_visit(node)

    def _operation(self, node: ast.BinOp | ast.AugAssign) -> None:
        signs: dict[type[ast.operator], str] = {ast.Pow: "**", ast.MatMult: "@"}
        if type(node.op) in signs:
            self._note(signs[type(node.op)], node)
        self.generic_visit(node)

    visit_BinOp = visit_AugAssign = _operation  # noqa: N815


MODULES = sorted(FOLDER.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=[path.stem for path in MODULES])
def test_nothing_in_the_core_depends_on_the_machine(path: Path) -> None:
    uses = Uses(path.read_text(encoding="utf-8")).found
    refused = [use for use in uses if (path.name, use[0], use[1]) not in ALLOWED]
    assert not refused, f"{path.name}: {refused}"


def test_every_exception_is_still_needed() -> None:
    uses = {
        (path.name, around, name)
        for path in MODULES
        for around, name, _ in Uses(path.read_text(encoding="utf-8")).found
    }
    assert uses >= ALLOWED.keys()


@pytest.mark.parametrize(
    "text",
    [
        "import numpy as np\ny = np.exp(x)",
        "import numpy\nTABLE = {'tanh': numpy.tanh}",
        "from numpy import log1p as ours\ny = ours(x)",
        "import math as m\ny = m.exp(x)",
        "from math import cosh\ny = cosh(x)",
        "y = np.linalg.solve(a, b)",
        "y = a.T @ b",
        "a @= b",
        "y = x ** 2",
        "x **= n",
        "y = pow(x, 2)",
        "y = sum(values)",
        "y = values.sum(axis=1)",
        "y = values.mean()",
        "y = np.add.reduce(values)",
        "y = random.standard_normal(5)",
        "order = np.argsort(draws)",
        "order = draws.argsort(kind='quicksort')",
        "from learnscope.core import lanes as elementary\ny = elementary.exp(x)",
    ],
)
def test_what_depends_on_the_machine_is_found(text: str) -> None:
    assert len(Uses(text).found) == 1


@pytest.mark.parametrize(
    "text",
    [
        "from learnscope.core.elementary import exp\ny = exp(x)",
        "from learnscope.core import elementary\ny = elementary.exp(x)",
        "from learnscope.core.problems.statistics import mean\ny = mean(x)",
        "def tanh(x):\n    return x\ny = tanh(1.0)",
        "y = np.sqrt(a * b) + np.maximum(c, d) / e - f",
        "order = np.argsort(draws, kind='stable')",
    ],
)
def test_what_is_the_same_everywhere_is_not(text: str) -> None:
    assert Uses(text).found == []
