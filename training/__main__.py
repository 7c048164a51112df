"""Make the tagger's weights: `python -m training --data DIR --wheels DIR OUT`.

DATA holds polnear_train.jsonl.gz and polnear_dev.jsonl.gz, WHEELS the wheels that `training.encoders` names. OUT gets
`shelf/` (what is prepared), `taught/` (what the teachers said), the student's weights and `weights/`, a directory that
sayso can load. What is there already is not made again, so that a run that was broken off goes on. On one H200 the
five teachers took 130 s side by side, the student 150 s beside two others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from loaders.tagger.parameters import read_parameters
from loaders.tagger.tagger import WEIGHTS

_FILES = ("model.onnx", "tokenizer.json", "parameters.json")


def main() -> None:
    """Read the command line and make everything that is missing in OUT."""
    parser = argparse.ArgumentParser(
        prog="python -m training", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--wheels", type=Path, required=True)
    parser.add_argument("--e5-tokenizer", type=Path, help="a tokenizer.json of multilingual-e5-small; trains that")
    parser.add_argument("--scorer", type=Path, help="a Python file with `score(gold, found)`: figures are printed")
    parser.add_argument("--device", default="cuda", choices=["cuda", "cpu"])
    parser.add_argument("--try", dest="tried", action="store_true", help="three articles and steps, to see it run")
    make(parser.parse_args())


def make(asked: argparse.Namespace) -> None:
    """Prepare, teach, learn and export, as far as that is not done."""
    import dataclasses  # noqa: PLC0415

    from training.recipes import FOLDS, STUDENT, TEACHER  # noqa: PLC0415
    from training.score import load_scorer  # noqa: PLC0415
    from training.shelf import fill, is_full, open_shelf  # noqa: PLC0415
    from training.teach import Judge, student, teacher  # noqa: PLC0415

    encoder = "e5" if asked.e5_tokenizer else "minilm"
    shelf, taught, weights = asked.out / "shelf", asked.out / "taught", asked.out / f"{encoder}.npz"
    tokenizers = {"bert": WEIGHTS / "tokenizer.json"} | ({"e5": asked.e5_tokenizer} if asked.e5_tokenizer else {})
    few = 3 if asked.tried else None
    shorter: dict[str, Any] = {"steps": 3, "batch": 600} if asked.tried else {}
    judge = Judge(load_scorer(asked.scorer) if asked.scorer else None, read_parameters(WEIGHTS / "parameters.json"))
    _same_run(asked.out / "run.json", {"encoder": encoder, "tried": bool(asked.tried)})
    if not is_full(shelf, tokenizers):
        fill(shelf, data=asked.data, wheels=asked.wheels, tokenizers=tokenizers, fineness=None)
    missing = [fold for fold in range(FOLDS) if not (taught / f"teacher-{fold}.npz").exists()]
    if missing:
        recipe = dataclasses.replace(TEACHER, **shorter)
        teacher(open_shelf(shelf, "mpnet"), taught, recipe, missing, device=asked.device, judge=judge, articles=few)
    if not weights.exists():
        recipe = dataclasses.replace(STUDENT, **shorter)
        written = sorted(taught.glob("teacher-*.npz"))
        student(shelf, encoder, written, weights, recipe, device=asked.device, judge=judge, articles=few)
    _export(weights, encoder, asked.wheels, tokenizers["bert" if encoder == "minilm" else "e5"], asked.out / "weights")


def _same_run(path: Path, run: dict[str, Any]) -> None:
    """Note what kind of run fills a directory; another kind may not go on with it."""
    if path.exists() and (known := json.loads(path.read_text(encoding="utf-8"))) != run:
        raise SystemExit(f"{path.parent} holds another run ({known}, not {run}); give another directory")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(run) + "\n", encoding="utf-8")


def _export(weights: Path, encoder: str, wheels: Path, tokenizer: Path, out: Path) -> None:
    from training.encoders import load_arrays  # noqa: PLC0415
    from training.export import merge, to_onnx  # noqa: PLC0415
    from training.shelf import whole  # noqa: PLC0415

    out.mkdir(parents=True, exist_ok=True)
    (out / "model.onnx").write_bytes(to_onnx(merge(load_arrays(weights), whole(encoder, wheels, tokenizer))))
    shutil.copyfile(tokenizer, out / "tokenizer.json")
    shutil.copyfile(WEIGHTS / "parameters.json", out / "parameters.json")
    sums = (f"{hashlib.sha256((out / name).read_bytes()).hexdigest()}  {name}\n" for name in _FILES)
    (out / "SHA256SUMS").write_text("".join(sums))


if __name__ == "__main__":
    main()
