import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  areNamesOf,
  Clock,
  type Doubt,
  type DoubtAnswers,
  type ErasedSubject,
  type ErasureTrace,
  type HeldBack,
  type HeldRows,
  type HeldSubject,
  HoldsPersonalData,
  JobQueue,
  MOST_DOUBTS,
  nameWords,
  type PersonalDataHolder,
  type Scope,
  speltOf,
  textsNaming,
  vietnamDate,
  wordsIn,
} from '@lopso/platform';
import { ImportBatchRepository } from '../imports/import-batch.repository';
import { actsAt, fileKey } from '../imports/import-state.rules';
import { InteropSettings } from '../interop.config';
import { FileWentWithErasure, RowsUnanswered } from '../interop.errors';
import { CHECK_IMPORT } from '../uploads/upload.service';
import { bearingOf } from './person-name.rules';
import {
  callsPerson,
  inQuestionOrder,
  longerNamesOf,
  type Remarks,
  repeatedRow,
  saidOne,
  type Sight,
  sightOf,
  sightOfOthers,
  surelyBeside,
  withSaidSame,
} from './person-trace.rules';
import { leftOfHeld, leftOfOther, leftOfOwn, type LeftOfRow, withoutGiven } from './row-erasure.rules';
import { type TouchedBatch, TracedRowRepository } from './traced-row.repository';
import { type SoughtPerson, type TracedRow, typedIn } from './traced-row.rules';

const SIGNS = 16;

/** Names a row as an officer saw it: once it says something else, what she said of it counts no more. */
export function doubtKey({
  batchId,
  number,
  cells,
  edits,
}: Pick<TracedRow, 'batchId' | 'number' | 'cells' | 'edits'>): string {
  const said = createHash('sha256')
    .update(JSON.stringify([cells, edits]))
    .digest('hex');
  return `${batchId}:${number}:${said.slice(0, SIGNS)}`;
}

/** What an officer reads of a row: what stands in its cells, what was typed in their place beside it. */
export const doubtWords = ({ cells, edits }: Pick<TracedRow, 'cells' | 'edits'>): string[] =>
  [...cells, ...typedIn(edits)].filter((text) => text.trim() !== '');

const CHUNK = 500;

const DAY_MS = 86_400_000;

/** Rows are numbered from one. */
const NO_ROW = 0;

/** What stands where a file, sheet or head named the person. */
const NAMELESS = 'Đã xóa theo yêu cầu';

interface SeenRow<R extends TracedRow = TracedRow> {
  readonly row: R;
  readonly sight: Sight;
  /** Nobody could be asked whether it is theirs, and it is too much like it to be left. */
  readonly isHeld?: boolean;
  /** An officer said whose it is. */
  readonly isAsked?: boolean;
}

type NamesOf = ErasedSubject['namesOf'];

/**
 * What rows are to the person. A longer name that is the whole name of somebody else whom the register knows is nobody's question; then
 * what is said beside it is judged in the same way.
 */
async function seenIn<R extends TracedRow>(
  rows: readonly R[],
  person: SoughtPerson,
  namesOf: NamesOf,
): Promise<SeenRow<R>[]> {
  const seen = rows.map((row) => {
    const sights = [sightOf(row, person), sightOfOthers(row, person)];
    return { row, judged: sights.map((sight) => ({ sight, longer: longerNamesOf(row, person, sight) })) };
  });
  const longer = seen.flatMap(({ judged }) => judged.flatMap((one) => one.longer.flat()));
  const folded = [...new Set(longer.map((name) => name.folded))];
  const areOthers = areNamesOf(folded.length === 0 ? [] : ((await namesOf?.(folded)) ?? []));
  const told = seen.map(({ row, judged }) => ({
    row,
    sight: (judged.find((one) => !areOthers(one.longer)) ?? { sight: surelyBeside(row, person) }).sight,
  }));
  return withSaidSame(told, person);
}

/** A longer or a near name without the telephone: such may be said to be others' all at once. */
const isNearly = (row: TracedRow, person: SoughtPerson, sight: Sight): boolean =>
  sight?.kind === 'perhaps' && !sight.isExact && !callsPerson(row, person) && !bearsName(row, person, sight);

const bearsName = (row: TracedRow, person: SoughtPerson, sight: Sight): boolean =>
  remarksOf(sight) === undefined && bearingOf(row, person) !== null;

const remarksOf = (sight: Sight): Remarks | undefined => (sight?.kind === 'perhaps' ? sight.remarks : undefined);

/**
 * Rows in doubt become the person's or a namesake's as the officer said. Of those outside her units, and beyond `MOST_DOUBTS`, nobody is asked: a row of the very
 * name is held back, for it may be a namesake's and may bring the person back; one of a near name stays as it is (decision 0079).
 * @throws RowsUnanswered when one within them has no answer, or says something else by now
 */
function answered(seen: readonly SeenRow[], person: SoughtPerson, answers?: DoubtAnswers): SeenRow[] {
  const [theirs, others] = [new Set(answers?.theirs), new Set(answers?.others)];
  const within = seen.filter(
    ({ row, sight }) => sight?.kind === 'perhaps' && answers?.scope.contains(row.unitPath) === true,
  );
  const isSaid = ({ row }: SeenRow): boolean => theirs.has(doubtKey(row)) || others.has(doubtKey(row));
  const askedAlone = answers?.isPartial === true ? [] : inQuestionOrder(within).slice(0, MOST_DOUBTS);
  const saidBeyond = answers?.isPartial === true || within.length > MOST_DOUBTS ? within.filter(isSaid) : [];
  const asked = new Set([...askedAlone, ...saidBeyond].map(({ row }) => row));
  const decided = seen.map(({ row, sight }): SeenRow => {
    if (sight?.kind !== 'perhaps') return { row, sight };
    const isAsked = asked.has(row);
    const { ifMeant, otherwise } = remarksOf(sight) ?? {
      ifMeant: { kind: 'own' },
      otherwise: surelyBeside(row, person),
    };
    if (!isAsked) return { row, sight: otherwise, isHeld: sight.isExact };
    if (theirs.has(doubtKey(row))) return { row, sight: ifMeant, isAsked };
    return { row, sight: others.has(doubtKey(row)) ? otherwise : sight, isAsked };
  });
  const open = decided.filter(({ sight }) => sight?.kind === 'perhaps');
  if (open.length > 0) throw new RowsUnanswered(open.length);
  const kept = withSaidSame(decided, person);
  const judged = decided.map((one, at) => (others.has(doubtKey(one.row)) ? one : (kept[at] ?? one)));
  const held = saidOne(judged, person, (row) => others.has(doubtKey(row)));
  return judged.map((one) => (held.has(one.row) && one.isAsked !== true ? { ...one, isHeld: true } : one));
}

function isChanged(row: TracedRow, left: LeftOfRow): boolean {
  const said = ({ cells, edits, parsed, problems, candidates, prior, state }: TracedRow | LeftOfRow): string =>
    JSON.stringify([cells, edits, parsed, problems, candidates, prior, state]);
  return said(row) !== said(left);
}

/** Finds a person in the rows of imports, for their own copy and for erasure. */
@HoldsPersonalData('interop')
@Injectable()
export class InteropPersonalData implements PersonalDataHolder {
  constructor(
    private readonly tracedRows: TracedRowRepository,
    private readonly batches: ImportBatchRepository,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    private readonly settings: InteropSettings,
  ) {}

  /** Rows that are known to be the person; one that only looks like it may be a namesake's, whom this would show. */
  async collect({ memberId }: HeldSubject): Promise<HeldRows[]> {
    return [{ name: 'interop.rows', rows: await this.tracedRows.linesOf(memberId) }];
  }

  async keepStill(subject: ErasedSubject): Promise<readonly string[]> {
    const person = await this.sought(subject);
    return person === null ? [] : this.lockBatches(person);
  }

  async doubts(subject: ErasedSubject, scope: Scope): Promise<readonly Doubt[]> {
    const person = await this.sought(subject);
    return person === null ? [] : this.findDoubts(person, scope, subject.namesOf);
  }

  async erase(subject: ErasedSubject): Promise<ErasureTrace> {
    const person = await this.sought(subject);
    const left =
      person === null ? { fileKeys: [], heldBack: null } : await this.eraseRows(person, subject.heldIds ?? [], subject);
    return { ...left, auditSubjects: [] };
  }

  private async sought({ memberId, person }: ErasedSubject): Promise<SoughtPerson | null> {
    if (person === null) return null;
    const { fullName, birthYear, phone, unitPath } = person;
    const [provincePath = unitPath] = unitPath.split('.');
    const spelt = wordsIn(fullName, 0).map(({ small }) => speltOf(small));
    const called = { words: nameWords(fullName), spelt, phone: phone === null ? null : dialled(phone) };
    const who = { memberId, birthYear, ...called };
    return { ...who, provincePath, ...(await this.communeOf(unitPath)) };
  }

  private async communeOf(unitPath: string): Promise<Pick<SoughtPerson, 'communePath' | 'communeId' | 'communeName'>> {
    const commune = await this.tracedRows.communeOf(unitPath);
    if (commune === null) return { communePath: unitPath, communeId: null, communeName: '' };
    return { communePath: commune.path, communeId: commune.id, communeName: commune.name };
  }

  /**
   * Waits for the jobs that write about people of the province, and keeps further ones off until the transaction ends. Gives the imports
   * beyond the province, for an erasure touches none that was not locked.
   */
  async lockBatches(person: SoughtPerson): Promise<readonly string[]> {
    const elsewhere = await this.tracedRows.batchesElsewhere(person);
    await this.tracedRows.lockBatches(person.provincePath, elsewhere);
    return elsewhere;
  }

  /** Rows of imports within the scope that may be about the person and may be a namesake's. */
  async findDoubts(person: SoughtPerson, scope: Scope, namesOf?: NamesOf): Promise<Doubt[]> {
    const rows = await this.tracedRows.candidates(person, []);
    const within = rows.filter(({ unitPath }) => scope.contains(unitPath));
    const seen = await seenIn(within, person, namesOf);
    return inQuestionOrder(seen.filter(({ sight }) => sight?.kind === 'perhaps')).map(({ row, sight }) => ({
      ...{ key: doubtKey(row), source: row.fileName, row: row.number, notedAt: row.uploadedAt },
      words: remarksOf(sight)?.words ?? doubtWords(row),
      isNearly: isNearly(row, person, sight),
    }));
  }

  /** Erases in the province and in the imports `elsewhere`, and gives the keys of files that go and which rows were held back. Imports at rest are checked anew: rows that were held against the person's may be free. */
  async eraseRows(
    person: SoughtPerson,
    elsewhere: readonly string[],
    { answers, namesOf }: Pick<ErasedSubject, 'answers' | 'namesOf'>,
  ): Promise<{ readonly fileKeys: string[]; readonly heldBack: HeldBack | null }> {
    const rows = await this.tracedRows.candidates(person, elsewhere);
    const left = this.leftOf(await seenIn(rows, person, namesOf), person, answers);
    for (let at = 0; at < left.length; at += CHUNK)
      await this.tracedRows.keepLeft(left.slice(at, at + CHUNK), this.clock.now());
    const changed = new Set(left.map(({ batchId }) => batchId));
    const batches = await this.tracedRows.listTouchedBatches(person.provincePath, elsewhere);
    await this.tracedRows.outdateChecks(
      batches.flatMap(({ id, state }) => (changed.has(id) || state === 'checking' ? [id] : [])),
    );
    for (const batch of batches) await this.clearNames(batch, person);
    for (const { id, state } of batches)
      if (changed.has(id) && actsAt(state).includes('repair')) await this.checkAnew(id);
    return { fileKeys: await this.dropFiles(batches), heldBack: this.heldOf(left) };
  }

  private heldOf(left: readonly LeftOfRow[]): HeldBack | null {
    const count = left.filter(({ isHeld }) => isHeld).length;
    const end = new Date(this.clock.now().getTime() + this.settings.IMPORT_KEPT_DAYS * DAY_MS);
    return count === 0 ? null : { count, until: vietnamDate(end) };
  }

  private leftOf(rows: readonly SeenRow[], person: SoughtPerson, answers?: DoubtAnswers): LeftOfRow[] {
    const seen = answered(rows, person, answers);
    const own = seen.filter(({ sight }) => sight?.kind === 'own').map(({ row }) => row);
    const erasedIn = (batchId: string): Set<number> =>
      new Set(own.flatMap((row) => (row.batchId === batchId ? [row.number] : [])));
    const others = seen.flatMap(({ row, sight, isHeld, isAsked }) => {
      if (sight?.kind === 'own') return [];
      const naming = sight?.kind === 'naming' ? sight : null;
      const erasedRows = erasedIn(row.batchId);
      const other = leftOfOther(row, person, { sight: naming, erasedRows });
      const isRepeat = isAsked !== true && erasedRows.has(repeatedRow(row) ?? NO_ROW);
      const left = isHeld === true || isRepeat ? leftOfHeld(withoutGiven(other, row, person)) : other;
      return isChanged(row, left) ? [left] : [];
    });
    return [...own.map(leftOfOwn), ...others];
  }

  /** A name of a file, a sheet or a head that is the person's. */
  private async clearNames(batch: TouchedBatch, { words }: SoughtPerson): Promise<void> {
    const clear = (text: string): string => (textsNaming([text], words).size > 0 ? NAMELESS : text);
    const { id, fileName, sheetName, headers } = batch;
    const cleared = {
      fileName: clear(fileName),
      sheetName: sheetName === null ? null : clear(sheetName),
      headers: headers.map(clear),
    };
    if (words.length > 1 && JSON.stringify({ fileName, sheetName, headers }) !== JSON.stringify(cleared))
      await this.tracedRows.renameFile({ id, ...cleared });
  }

  private async checkAnew(id: string): Promise<void> {
    const counts = await this.batches.countRows(id);
    if (counts.problem + counts.likeness + counts.ready + counts.repeated === 0) return;
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    await this.batches.moveTo(id, 'checking', { total });
    await this.queue.send(CHECK_IMPORT, { batchId: id });
  }

  /** Nobody looks into files here: those still kept go, and an import that had not been read says so. */
  private async dropFiles(batches: readonly TouchedBatch[]): Promise<string[]> {
    const unread = batches.filter(({ state }) => state === 'reading');
    const further = batches.filter(({ otherSheets }) => otherSheets.length > 0);
    const { code, params } = new FileWentWithErasure();
    for (const { id } of unread) await this.batches.fail(id, 'failed', { code, params });
    await this.tracedRows.closeSheets(further.map(({ id }) => id));
    return [...new Set([...unread, ...further])].map(({ id }) => fileKey(id));
  }
}

/** A number in E.164 as it is dialled: ten digits, or eleven of a landline and of before 2018. */
const dialled = (phone: string): string => phone.replace(/^\+84/, '0');
