"""From documents to a store: read, extract, resolve, write, compare, assess. It streams, and passes over the bad."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from graph.errors import StoreError
from graph.store import Change, Outcome
from graph.view import View
from loaders.ahead import ahead
from loaders.assess import assess, mark, unassessed
from loaders.copies import copiers
from loaders.identity import digest, report_id
from loaders.resolve.candidates import Candidates
from loaders.resolve.claims import wording_of
from loaders.resolve.meanings import model
from loaders.resolve.resolver import resolve
from loaders.syndication import credited, republished
from loaders.told import Failure, Loaded, Step, Summary
from loaders.upkeep import claims_of, compare
from ontology.gazetteer import gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from graph.embed import Encoder
    from graph.model import Reading
    from graph.store import Row, Store, Writer
    from loaders.document import Document
    from loaders.resolve.resolver import Resolved
    from loaders.statement import Statement

__all__ = [
    "Extractor",
    "Failure",
    "Loaded",
    "Progress",
    "Step",
    "Summary",
    "load",
    "load_one",
]

BATCH = 200


Extractor: TypeAlias = "Callable[[Document], Sequence[Statement]]"
Progress: TypeAlias = "Callable[[Step], None]"


def load(
    documents: Iterable[Document | Failure],
    store: Store,
    *,
    extractor: Extractor,
    progress: Progress | None = None,
    batch: int = BATCH,
    dry_run: bool = False,
    workers: int = 1,
    encoder: Callable[[], Encoder] | None = model,
    reader: str | None = None,
    again: bool = False,
) -> Summary:
    """Load documents in batches of `batch`; return what was done.

    A document whose report is in the store with the same content is not even extracted. One that fails, whatever the
    reason, is kept as a `Failure` (those handed in included), and the others are loaded; only errors of the store end
    the load, by being raised. A load that was interrupted, even killed, is finished by running it again: what was
    written is not written again, and claims of it that were not assessed then are assessed now. With `dry_run` all but
    the writing and assessing is done. `reader` names the extractor, and is kept with what it read: with `again`,
    documents that are unchanged are extracted all the same, unless this reader did so already: so that can be gone on
    with, too. Reports that are in the store and not among the documents stay as they are. `progress` is called once
    for each document, in order. So many `workers` extract side by side, for which the extractor has to be fit;
    everything else is done in order all the same.
    Claims are found by their words and by vectors of `encoder`, which is called when there is something to encode;
    None: by words alone.
    """
    run = _Run(
        store,
        extractor,
        progress or _silent,
        encoder,
        dry_run=dry_run,
        workers=workers,
        reader=reader,
        again=again,
    )
    with store.writer(batch=batch + 1) as writer:
        for chunk in _chunks(documents, batch):
            run.load(chunk, writer)
    return run.summary


def load_one(
    document: Document,
    store: Store,
    *,
    extractor: Extractor,
    dry_run: bool = False,
    encoder: Callable[[], Encoder] | None = model,
    reader: str | None = None,
) -> Loaded:
    """Load one document, as `load` does; errors of reading it are raised.

    A dry run extracts and resolves even what is unchanged.
    """
    run = _Run(store, extractor, _silent, encoder, dry_run=dry_run, reader=reader)
    report = report_id(document, store.iris)
    outcome = run.outcomes([(report, digest(document))])[report]
    if outcome is Outcome.UNCHANGED and not dry_run:
        assessed = run.catch_up([report])
        return Loaded(Change(report, outcome, claims_of(store, [report])), claims_assessed=assessed)
    resolved = run.resolve(document)
    if dry_run:
        claims = {claim.id for claim in resolved.reading.claims} | set(claims_of(store, [report]))
        return Loaded(Change(report, outcome, tuple(sorted(claims))), resolved.reading, resolved.competing)
    with store.writer() as writer:
        changes, assessed = run.write([resolved], writer)
    return Loaded(changes[0], resolved.reading, resolved.competing, assessed)


class _Run:
    """One load: the candidates met so far, and the counts."""

    def __init__(
        self,
        store: Store,
        extractor: Extractor,
        progress: Progress,
        encoder: Callable[[], Encoder] | None,
        *,
        dry_run: bool,
        workers: int = 1,
        reader: str | None = None,
        again: bool = False,
    ) -> None:
        self._store = store
        self._view = View(store)
        self._extractor = extractor
        self._progress = progress
        self._dry_run = dry_run
        self._workers = workers
        self._reader = reader
        self._again = again
        self._candidates = Candidates(store, encoder)
        self._counts: Counter[Outcome] = Counter()
        self._failures: list[Failure] = []
        self._assessed = 0

    @property
    def summary(self) -> Summary:
        """What was done so far."""
        return Summary(
            created=self._counts[Outcome.CREATED],
            revised=self._counts[Outcome.REVISED],
            unchanged=self._counts[Outcome.UNCHANGED],
            reread=self._counts[Outcome.REREAD],
            failures=tuple(self._failures),
            claims_assessed=self._assessed,
        )

    def load(self, chunk: Sequence[Document | Failure], writer: Writer) -> None:
        """Load one batch."""
        keys = {
            number: (report_id(item, self._store.iris), digest(item))
            for number, item in enumerate(chunk)
            if not isinstance(item, Failure)
        }
        outcomes = self.outcomes(list(keys.values()))
        fresh = self._fresh(chunk, keys, outcomes)
        with closing(ahead(self._attempt, fresh.values(), workers=self._workers)) as attempts:
            queued, unchanged = self._read(chunk, keys, outcomes, {*fresh}, attempts)
        if not self._dry_run:
            if queued:
                self._assessed += self.write(list(queued.values()), writer)[1]
            self._assessed += self.catch_up(unchanged, writer)

    def _fresh(
        self, chunk: Sequence[Document | Failure], keys: dict[int, tuple[str, str]], outcomes: dict[str, Outcome]
    ) -> dict[int, Document]:
        """Return, by their places in a batch, the documents that have to be extracted whatever comes of the others.

        `keys` are by their places, too: the id and the digest of the report that each document is.
        """
        found: dict[int, Document] = {}
        seen: set[tuple[str, str]] = set()
        for number, item in enumerate(chunk):
            if isinstance(item, Failure):
                continue
            key = keys[number]
            if outcomes[key[0]] is not Outcome.UNCHANGED and key not in seen:
                seen.add(key)
                found[number] = item
        return found

    def _attempt(self, document: Document) -> Sequence[Statement] | Exception:
        """Extract a document; what that raises is returned, to be raised where its turn comes."""
        try:
            return self._extractor(document)
        except Exception as error:  # noqa: BLE001 -- raised again by `resolve`
            return error

    def _read(
        self,
        chunk: Sequence[Document | Failure],
        keys: dict[int, tuple[str, str]],
        outcomes: dict[str, Outcome],
        fresh: set[int],
        attempts: Iterator[Sequence[Statement] | Exception],
    ) -> tuple[dict[str, Resolved], list[str]]:
        """Resolve what is new in a batch, in order; return it by report, and the reports that have not changed.

        `attempts` are what came of extracting the `fresh` documents, in order.
        """
        queued: dict[str, Resolved] = {}
        unchanged: list[str] = []
        for number, item in enumerate(chunk):
            if isinstance(item, Failure):
                self._fail(item)
                continue
            report, content = keys[number]
            outcome = outcomes[report]
            before = queued.get(report)
            if outcome is Outcome.UNCHANGED or (before and before.reading.report.digest == content):
                unchanged.append(report)
                self._counts[Outcome.UNCHANGED] += 1
                self._progress(Step(item.origin, report, Outcome.UNCHANGED))
                continue
            try:
                resolved = self.resolve(item, next(attempts) if number in fresh else None)
            except StoreError:
                raise
            except Exception as error:  # noqa: BLE001 -- one bad report, or a fault of extraction, must not end a load
                self._fail(Failure(item.origin, error))
                continue
            queued[report] = resolved
            self._candidates.add(resolved.reading.claims, resolved.reading.assertions)
            self._counts[outcome] += 1
            self._progress(Step(item.origin, report, outcome))
        return queued, unchanged

    def outcomes(self, reports: Sequence[tuple[str, str]]) -> dict[str, Outcome]:
        """Return what will become of reports, given with their digests, from what the store has of them."""
        ids = sorted({report for report, _ in reports})
        known = {str(row["id"]): row for row in self._store.rows("digests", id=ids)} if ids else {}
        return {report: self._outcome(content, known.get(report)) for report, content in reports}

    def _outcome(self, content: str, known: Row | None) -> Outcome:
        if known is None:
            return Outcome.CREATED
        if str(known["digest"]) != content:
            return Outcome.REVISED
        other = self._reader is not None and known.get("reader") != self._reader
        return Outcome.REREAD if self._again and other else Outcome.UNCHANGED

    def resolve(self, document: Document, attempt: Sequence[Statement] | Exception | None = None) -> Resolved:
        """Resolve a document by what came of extracting it, or extract it first; what extracting raised is raised.

        From whom it declares that it has its text is part of what it says.
        """
        if isinstance(attempt, Exception):
            raise attempt
        statements = credited(document, self._extractor(document) if attempt is None else attempt)
        self._candidates.expect(wording_of(one) for one in statements if not one.covers)
        resolved = resolve(
            document,
            statements,
            iris=self._store.iris,
            gazetteer=gazetteer(),
            find_claims=self._candidates.find,
        )
        reading = republished(resolved.reading, document)
        return replace(resolved, reading=replace(reading, report=replace(reading.report, reader=self._reader)))

    def write(self, resolved: Sequence[Resolved], writer: Writer) -> tuple[list[Change], int]:
        """Write readings and assess the claims they touch; return the changes and the number of claims."""
        reports = [one.reading.report.id for one in resolved]
        before = claims_of(self._store, reports)
        taken = copiers(self._store, reports)
        claims = {claim.id for one in resolved for claim in one.reading.claims}
        token = mark(self._store, writer, {*before, *claims})
        for one in resolved:
            writer.put(self._still_withdrawn(one.reading))
        changes = writer.flush()
        writer.link_competing(sorted({pair for one in resolved for pair in one.competing}))
        self._candidates.written(writer, claims)
        created = [change.report for change in changes if change.outcome is Outcome.CREATED]
        copied = compare(self._store, writer, dict.fromkeys([*reports, *sorted(taken)]), token, created)
        touched = {*copied, *(claim for change in changes for claim in change.claims)}
        return changes, assess(self._store, writer, touched, token)

    def _still_withdrawn(self, reading: Reading) -> Reading:
        """Return a reading that keeps what is noted of its report's withdrawal: a new text does not undo it."""
        known = self._view.report(reading.report.id)
        if known is None or known.withdrawn is None or reading.report.withdrawn is not None:
            return reading
        told = replace(
            reading.report,
            withdrawn=known.withdrawn,
            withdrawal_reason=known.withdrawal_reason,
            withdrawal_loaded=known.withdrawal_loaded,
        )
        return replace(reading, report=told)

    def catch_up(self, reports: Sequence[str], writer: Writer | None = None) -> int:
        """Assess claims of reports that were written by a load which did not get to assess them."""
        if writer is None:
            with self._store.writer() as own:
                return self.catch_up(reports, own)
        claims = claims_of(self._store, reports)
        self._candidates.written(writer, claims)
        missing = unassessed(self._store, claims)
        late = self._store.unmarked(reports)
        if missing:
            late += [report for report in reports if not {*missing}.isdisjoint(claims_of(self._store, [report]))]
        copied = compare(self._store, writer, dict.fromkeys(late)) if late else ()
        return assess(self._store, writer, {*missing, *copied}) if missing or copied else 0

    def _fail(self, failure: Failure) -> None:
        self._failures.append(failure)
        self._progress(Step(failure.origin, error=failure.error))


def _chunks(documents: Iterable[Document | Failure], size: int) -> Iterator[list[Document | Failure]]:
    chunk: list[Document | Failure] = []
    for document in documents:
        chunk.append(document)
        if len(chunk) >= max(1, size):
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _silent(_: Step) -> None:
    """Tell nobody."""
