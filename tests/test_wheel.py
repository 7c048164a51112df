"""The built wheel, installed in an empty environment, does the main job: what users get, not what the checkout has."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(ROOT)], check=True, capture_output=True
    )
    (built,) = out.glob("sayso-*.whl")
    return built


@pytest.fixture(scope="module")
def sayso(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the `sayso` command of an environment that holds nothing but the wheel and what it depends on."""
    home = tmp_path_factory.mktemp("empty") / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    python = home / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "-c", str(ROOT / "constraints.txt"), str(wheel)], check=True)
    return home / "bin" / "sayso"


def run(command: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "SAYSO", "COV"))}
    return subprocess.run([str(command), *arguments], cwd=cwd, env=clean, capture_output=True, text=True, check=False)


def test_wheel_carries_its_data_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "ontology/sayso.ttl",
        "ontology/shapes.ttl",
        "ontology/context.jsonld",
        "graph/queries/dossier.rq",
        "graph/queries/dossier.cypher",
        "loaders/tagger/weights/model.onnx",
        "ontology/py.typed",
        "graph/py.typed",
        "loaders/py.typed",
        "api/py.typed",
    ):
        assert needed in names
    assert any(name.startswith("api/examples/") for name in names)
    assert not any(name.startswith(("tests/", "benchmarks/", "docs/")) for name in names)


def test_demo_from_the_wheel_finds_one_origin(sayso: Path, tmp_path: Path) -> None:
    result = run(sayso, "demo", "--json", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    claims = json.loads(result.stdout)["claims"]
    assert any(claim["reports"] >= 4 and claim["origins"] == {"max": 1, "min": 1} for claim in claims)


def test_extract_and_load_from_the_wheel(sayso: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(
        "Bridge to close\n\nThe bridge will close for about 30 days, a spokesman for the port told Reuters.\n",
        encoding="utf-8",
    )
    extracted = run(sayso, "extract", "note.txt", "--json", cwd=tmp_path)
    assert extracted.returncode == 0, extracted.stderr
    assert json.loads(extracted.stdout)["assertions"]
    for expected in ("created", "unchanged"):
        loaded = run(
            sayso, "load", "note.txt", "--publisher", "The Quay", "--store", "oxigraph:store", "--json", cwd=tmp_path
        )
        assert loaded.returncode == 0, loaded.stderr
        assert json.loads(loaded.stdout)[expected] == 1
