"""Imports run one way: domain <- stages <- pipeline <- tables <- charts <- ui; torch, Streamlit and training stay in their rooms."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "stance").rglob("*.py"))
FLOOR = {
    "domain": 0, "pieces": 0, "fingerprint": 0, "targets": 1, "articles": 1, "sentences": 1, "names": 1, "actors": 2, "stances": 1, "pipeline": 3, "models": 3,
    "exports": 4, "library": 4, "tables": 4, "charts": 5, "batch": 5, "cli": 6, "__main__": 7, "ui": 7, "bench": 8, "training": 8,
}  # fmt: skip
ROOMS = {
    "torch": {"models", "training", "bench"},
    "safetensors": {"models", "training"},
    "transformers": {"models", "training", "bench"},
    "streamlit": {"ui"},
    "trafilatura": {"articles"},
    "pypdf": {"articles"},
    "docx": {"articles"},
    "urllib3": {"articles"},
    "sqlalchemy": {"library"},
    "alembic": {"library"},
}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(path: Path) -> str:
    return path.relative_to(ROOT / "stance").parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_module_imports_upwards(path: Path) -> None:
    if room(path) == "__init__":
        return
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "stance" and len(parts) > 1:
            assert FLOOR[parts[1]] <= FLOOR[room(path)], f"{path.name} imports {name}, which stands above it"
        elif parts[0] in ROOMS:
            assert room(path) in ROOMS[parts[0]], f"{path.name} imports {parts[0]}, which belongs in {sorted(ROOMS[parts[0]])}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_module_is_longer_than_300_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300
