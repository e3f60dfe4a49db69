import { Injectable } from '@nestjs/common';
import { type Actor, JobQueue, Transactions } from '@lopso/platform';
import { type ImportBatch, ImportBatchRepository } from '../imports/import-batch.repository';
import { type CheckableRow, type CheckedRow, ImportRowRepository } from '../imports/import-row.repository';
import { type BatchAct, restingState } from '../imports/import-state.rules';
import { ImportService } from '../imports/import.service';
import { isTypedInHaste } from '../places/unit-match.rules';
import { concludeVillages, withListedVillages } from '../places/village-row.rules';
import { CHECK_IMPORT } from '../uploads/upload.service';
import { saidBack, type SaidOthers, saidOthers } from './repeated-row.rules';
import { RosterCheckService } from './roster-check.service';
import { givenTelephones } from './roster-conclusion.rules';
import { type DataRow, dataRows } from './roster-row.rules';

const CHUNK = 1_000;

/** Rows that no check touches: they were written, are about to be, or were left out by the officer. */
const SETTLED = new Set(['done', 'undone', 'queued', 'skipped']);

const isSettled = (row: CheckableRow | undefined): boolean =>
  row === undefined || row.isErased || SETTLED.has(row.state);

/** A data row with what the officer answered for it; `givenPhone`: of a row that was left out for it. */
interface AnsweredRow extends DataRow, Pick<CheckableRow, 'edits' | 'sameAs' | 'isAnother'> {
  readonly givenPhone: string | null;
  readonly others: SaidOthers;
}

/** An import as its check sees it. */
interface OpenedRows {
  readonly rows: readonly AnsweredRow[];
  /** The list was typed without diacritics. */
  readonly isHasty: boolean;
  /** Heads, headings, totals and signatures, by number. */
  readonly passed: readonly number[];
  /** Rows that were said to be somebody who is gone: judged as if nothing had been said. */
  readonly gone: readonly number[];
}

/** What a check found, and the rows as it saw them. */
interface Findings extends Pick<OpenedRows, 'gone'> {
  readonly checked: readonly CheckedRow[];
}

const answeredCommune = ({ texts, edits }: AnsweredRow): AnsweredRow['texts'] =>
  edits.commune === undefined ? texts : { ...texts, commune: edits.commune };

/** Heads, headings, totals and signatures: kept as they stand, never counted. */
const passedRow = (number: number): CheckedRow => ({
  number,
  parsed: null,
  problems: [],
  candidates: [],
  state: 'read',
});

/** How many rows are checked while the officer waits; more are left to the job. */
const AT_ONCE = 1_500;

/** By then a small import is checked, and its job finds nothing to do. */
const JOB_AFTER_SECONDS = 10;

/** Checks the rows of an import against the register, at first and after every answer. */
@Injectable()
export class CheckService {
  constructor(
    private readonly batches: ImportBatchRepository,
    private readonly rows: ImportRowRepository,
    private readonly rosterChecks: RosterCheckService,
    private readonly transactions: Transactions,
    private readonly imports: ImportService,
    private readonly queue: JobQueue,
  ) {}

  /**
   * Checks all rows anew and leaves the import at rest; nothing is kept when it was cancelled meanwhile. Findings that were made
   * before somebody was erased would bring the name back, so they are made again. Safe to repeat: the same rows, answers and
   * register give the same findings.
   */
  async check(batchId: string): Promise<void> {
    while (!(await this.checkOnce(batchId)));
  }

  /** False when the findings were out of date before they were kept. */
  private async checkOnce(batchId: string): Promise<boolean> {
    const batch = await this.batches.find(batchId);
    if (batch?.state !== 'checking') return true;
    const { checked, gone } = await this.findings(batch);
    return this.transactions.run(async () => {
      const now = await this.batches.lock(batchId);
      if (now?.state !== 'checking') return true;
      if (now.erasures !== batch.erasures) return false;
      for (let at = 0; at < checked.length; at += CHUNK)
        await this.rows.keepChecked(batchId, checked.slice(at, at + CHUNK));
      await this.rows.forgetGone(batchId, gone);
      const { done } = await this.batches.countRows(batchId);
      await this.batches.moveTo(batchId, restingState(done));
      return true;
    });
  }

  private async findings(batch: ImportBatch): Promise<Findings> {
    const { rows, isHasty, passed, gone } = await this.open(batch);
    const opened = await this.rosterChecks.open(batch, rows.map(answeredCommune), isHasty);
    const surroundings = { ...opened, places: withListedVillages(rows, opened.places) };
    const checked =
      batch.kind === 'villages'
        ? concludeVillages(rows, surroundings.places).map(({ village, ...row }) => ({
            ...row,
            parsed: village,
            candidates: [],
          }))
        : await this.rosterChecks.checkRows(batch, rows, surroundings);
    return { checked: [...passed.map(passedRow), ...checked], gone };
  }

  /** The rows that are to be looked at, without their cells. */
  private async open(batch: ImportBatch): Promise<OpenedRows> {
    const all = await this.load(batch.id);
    const answers = new Map(all.map((row) => [row.number, row]));
    const found = dataRows(all, batch.headerRow ?? 0, batch.columns);
    const given = givenTelephones(all, found.rows);
    const written = new Map(all.flatMap(({ number, memberId }) => (memberId === null ? [] : [[number, memberId]])));
    const back = saidBack(all, written);
    const rows = found.rows.flatMap(({ number, texts }): AnsweredRow[] => {
      const answer = answers.get(number);
      if (answer === undefined || isSettled(answer)) return [];
      const { edits, sameAs, isAnother, anotherThan } = answer;
      const others = saidOthers([...anotherThan, ...(back.get(number) ?? [])], written);
      return [{ number, texts, edits, sameAs, isAnother, others, givenPhone: given.get(number) ?? null }];
    });
    const heads = all.filter(({ number }) => number <= (batch.headerRow ?? 0)).map(({ number }) => number);
    return {
      rows,
      isHasty: isTypedInHaste(found.rows.map(({ texts }) => texts)),
      passed: [...found.passedOver, ...heads].filter((number) => !isSettled(answers.get(number))),
      gone: all.flatMap(({ number, isSaidOfGone }) => (isSaidOfGone ? number : [])),
    };
  }

  private async load(batchId: string): Promise<CheckableRow[]> {
    const all: CheckableRow[] = [];
    for (let after = 0; ; after = all[all.length - 1]?.number ?? 0) {
      const next = await this.rows.checkable(batchId, after, CHUNK * 2);
      all.push(...next);
      if (next.length < CHUNK * 2) return all;
    }
  }

  async changeAndCheck(
    actor: Actor,
    batchId: string,
    act: BatchAct,
    change: (batch: ImportBatch) => Promise<unknown>,
  ): Promise<void> {
    const isSmall = await this.transactions.run(async () => {
      const batch = await this.imports.lockForAct(actor, batchId, act);
      await change(batch);
      const counts = await this.batches.countRows(batchId);
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
      await this.batches.moveTo(batchId, 'checking', { total });
      const isAtOnce = total <= AT_ONCE;
      await this.queue.send(CHECK_IMPORT, { batchId }, isAtOnce ? JOB_AFTER_SECONDS : 0);
      return isAtOnce;
    });
    if (isSmall) await this.check(batchId);
  }

  /** The row of the file with this number, if it holds something. */
  async rowAt(batchId: string, number: number): Promise<readonly { readonly cells: readonly string[] }[]> {
    const [row] = await this.rows.checkable(batchId, number - 1, 1);
    return row?.number === number ? [row] : [];
  }
}
