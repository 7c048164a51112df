"""What holds for the whole project: errors drawn, exports sorted, links alive, nothing of one machine in the tree."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
from pathlib import Path

import pytest

from graph import errors

ROOT = Path(__file__).parents[1]
PACKAGES = ("ontology", "graph", "loaders", "api")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: there is no list of the project's files")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def modules() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def test_every_error_is_drawn_in_the_tree_and_exported() -> None:
    drawn = set(re.findall(r"\b\w+Error\b", errors.__doc__ or ""))
    defined = {
        name for name, thing in inspect.getmembers(errors, inspect.isclass) if thing.__module__ == errors.__name__
    }
    assert drawn == defined == set(errors.__all__)
    assert all(issubclass(getattr(errors, name), errors.SaysoError) for name in defined)


def test_an_error_gives_its_remedy_in_one_line() -> None:
    error = errors.ReadError("a.txt is empty", value="a.txt", remedy="give a file with text")
    assert (str(error), error.value) == ("a.txt is empty; give a file with text", "a.txt")


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_module_keeps_the_house_rules(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "a module says in its docstring what it is for"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, "one concept a file"
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            names = ast.literal_eval(node.value)
            assert len(set(names)) == len(names), "__all__ names everything once"


def test_links_between_documents_lead_somewhere() -> None:
    link = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)")
    dead = [
        f"{page.relative_to(ROOT)} -> {target}"
        for page in tracked()
        if page.suffix == ".md" and page.parent.name != "malformed"
        for target in link.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not dead


def test_nothing_names_a_registry_or_a_path_of_one_machine() -> None:
    # Put together here so that this file does not find itself.
    wrong = re.compile(
        "|".join(["--(?:extra-)?index" + "-url", "/(?:root|work|home)/" + r"\w", r"pypi\." + "org/simple"])
    )
    found = []
    for path in tracked():
        if path.suffix in {".onnx", ".png", ".bin"} or path.name == "tokenizer.json":
            continue
        text = path.read_bytes().decode("utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in wrong.finditer(text)]
    assert not found


def test_queries_are_files_not_python_text() -> None:
    query = re.compile(r"^\s*(MATCH \(|MERGE \(|UNWIND |SELECT |CONSTRUCT |INSERT DATA)", re.MULTILINE)
    offenders = []
    for path in modules():
        if path.parts[-2] == "text_index" or path.name.startswith("text_index"):
            continue  # SQLite's own statements, constant strings
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
                if query.search(text):
                    offenders.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not offenders
