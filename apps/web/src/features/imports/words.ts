import type { State } from '../../lib/ui/states';
import { t } from './messages/vi';
import type {
  Candidate,
  Import,
  ImportEffect,
  ImportRow,
  ImportState,
  ListedImport,
  Obstacles,
  ProblemGroup,
  ProblemKind,
  RowView,
} from './types';

/** What an import is doing, in words. */
export const stateWords: Readonly<Record<ImportState, string>> = {
  reading: t('stateReading'),
  matching: t('stateMatching'),
  checking: t('stateChecking'),
  checked: t('stateChecked'),
  committing: t('stateCommitting'),
  committed: t('stateCommitted'),
  undoing: t('stateUndoing'),
  undone: t('stateUndone'),
  failed: t('stateFailed'),
  cancelled: t('stateCancelled'),
};

/** The glyph of each stage. */
export const stateSigns: Readonly<Record<ImportState, State>> = {
  reading: 'doing',
  matching: 'wait',
  checking: 'doing',
  checked: 'wait',
  committing: 'doing',
  committed: 'done',
  undoing: 'doing',
  undone: 'none',
  failed: 'late',
  cancelled: 'none',
};

/** A job works on the import: it is asked again soon. */
export const isWorking = (state: ImportState): boolean =>
  state === 'reading' || state === 'checking' || state === 'committing' || state === 'undoing';

/** The name of a group of rows with its number. */
export function viewLabel(view: RowView, count: number): string {
  switch (view) {
    case 'problem':
      return t('viewProblem', { count });
    case 'likeness':
      return t('viewLikeness', { count });
    case 'ready':
      return t('viewReady', { count });
    case 'repeated':
      return t('viewRepeated', { count });
    case 'skipped':
      return t('viewSkipped', { count });
    case 'done':
      return t('viewDone', { count });
    case 'undone':
      return t('viewUndone', { count });
  }
}

/** The group to open first: what needs an answer before what is well. */
export function firstView({ counts }: Pick<Import, 'counts'>): RowView {
  const order: readonly RowView[] = ['problem', 'likeness', 'ready', 'done', 'undone', 'repeated', 'skipped'];
  return order.find((view) => counts[view] > 0) ?? 'ready';
}

/** A, B … AA of a column counted from 0. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}

/** The seat a row's person gets or got and what the person is there: “vị trí 4, thành viên”; empty where there is none. */
export function seatWords({ person }: ImportRow): string {
  if (!person || person.team === 'none') return '';
  const positions: Readonly<Record<string, string>> = { leader: t('leader'), deputy: t('deputy') };
  const position = positions[person.position] ?? t('member');
  return person.seatNumber ? t('seatAs', { number: person.seatNumber, position }) : position;
}

/** Which team a row's person is to sit in. */
export function teamWords(row: ImportRow): string {
  switch (row.person?.team) {
    case 'commune-team':
      return t('teamCommune');
    case 'village-team':
      return t('teamVillage');
    default:
      return t('teamNone');
  }
}

/** Where a row's person lives; villages of several communes are told apart by the commune. */
export function placeWords({ person }: ImportRow, isOfProvince: boolean): string {
  if (!person?.villageName) return person?.communeName ?? '';
  return isOfProvince ? `${person.villageName}, ${person.communeName}` : person.villageName;
}

/** Which sheet was read (separated text has none), and where its heads stand. */
export function readFrom({
  fileName,
  sheetName,
  headerRow,
}: Pick<Import, 'fileName' | 'sheetName' | 'headerRow'>): string {
  const isWorkbook = /\.xlsx$/i.test(fileName);
  const sheet = sheetName ?? '';
  if (headerRow === 0) return isWorkbook ? t('fromSheetBare', { sheet }) : t('fromCsvBare');
  const row = headerRow ?? 1;
  return isWorkbook ? t('fromSheet', { sheet, row }) : t('fromCsv', { row });
}

/** Where the heads may stand when none were found: the first row, unless it says a year as rows of people do; 0: there are none. */
export function likelyHeaderRow({ firstRows }: Pick<Import, 'firstRows'>): number {
  const [first] = firstRows;
  const isPerson = first?.cells.some((cell) => /\b(19|20)\d\d$/.test(cell.trim())) ?? false;
  return isPerson ? 0 : (first?.number ?? 1);
}

/** What an import came to, as the sentence its page opens with; empty while there is nothing to say. */
export function headSentence({ state, counts }: Import): string {
  const { ready, problem, likeness, done, undone } = counts;
  if (state === 'undone') return t('sentenceUndone', { undone });
  if (state === 'cancelled') return t('sentenceCancelled');
  const open = [
    { count: ready, words: t('sentenceReady', { ready }) },
    { count: problem, words: t('sentenceProblem', { problem }) },
    { count: likeness, words: t('sentenceLikeness', { likeness }) },
  ].filter(({ count }) => count > 0);
  const written = done > 0 ? t('sentenceDone', { done }) : '';
  if (open.length > 0 && state !== 'matching') return `${written} ${open.map(({ words }) => words).join(', ')}.`.trim();
  if (written !== '') return written;
  if (state !== 'checked') return '';
  if (counts.skipped > 0) return t('sentenceSkipped');
  return counts.repeated > 0 ? t('sentenceNothing') : t('sentenceEmpty');
}

/** What the last writing left because people came into the register since the check: a sentence each for those to be answered and those who are there. */
export function overtakenSentences({ overtaken }: Pick<Import, 'overtaken'>): string[] {
  const { likeness, repeated } = overtaken;
  return [
    likeness > 0 ? t('overtakenLikeness', { count: likeness }) : '',
    repeated > 0 ? t('overtakenRepeated', { count: repeated }) : '',
  ].filter((sentence) => sentence !== '');
}

/** How many rows of an import stand in the register, or stood there before it was taken back. */
export function writtenWords({ state, doneCount, undoneCount }: ListedImport): string {
  return state === 'undone' ? t('undoneCount', { undone: undoneCount }) : t('writtenCount', { done: doneCount });
}

/** What writing adds or an undo takes away: “+37 người, +30 vị trí”. */
export function effectWords({ people, seats, teams, villages, phones }: ImportEffect, sign: '+' | '–'): string {
  const parts = [
    { count: people, words: t('effectPeople', { sign, count: people }) },
    { count: seats, words: t('effectSeats', { sign, count: seats }) },
    { count: teams, words: t('effectTeams', { sign, count: teams }) },
    { count: villages, words: t('effectVillages', { sign, count: villages }) },
    { count: phones, words: t('effectPhones', { sign, count: phones }) },
  ];
  const told = parts.filter(({ count }, index) => count > 0 || (index === 0 && villages === 0));
  return told.map(({ words }) => words).join(', ');
}

/** What becomes of a record when the officer says: the same person. */
export function fillWords({ person }: ImportRow, candidate: Candidate): string {
  const own = person?.phone ?? null;
  const { kind, phone } = candidate;
  if (kind === 'row') return rowFillWords(own, candidate);
  if (own === null || own === phone) return t('sameKeeps');
  return phone === null ? t('sameFills', { phone: own }) : t('sameKeepsPhone', { phone });
}

/** What becomes of a row's telephone where the row is left out for another, which gets it where nothing is said of its own. */
function rowFillWords(own: string | null, { phone, row: number, takesPhone }: Candidate): string {
  const row = number ?? 0;
  if (own === null || own === phone) return t('sameAsRow', { row });
  return takesPhone ? t('sameRowFills', { row, phone: own }) : t('sameRowLoses', { row, phone: own });
}

/** Problems by their kind, each with the groups of rows that read alike; a kind of one row is answered at the row. */
export function groupedKinds(
  kinds: readonly ProblemKind[],
  groups: readonly ProblemGroup[],
): { kind: ProblemKind; groups: ProblemGroup[] }[] {
  return kinds
    .filter(({ count }) => count > 1)
    .map((kind) => ({ kind, groups: groups.filter(({ code, count }) => code === kind.code && count > 1) }));
}

/** Obstacles by what can be done about them, in the order of the first of each. */
export function byRemedy(items: Obstacles['items']): { remedy: string; items: Obstacles['items'] }[] {
  const remedies = [...new Set(items.map(({ remedy }) => remedy))];
  return remedies.map((remedy) => ({ remedy, items: items.filter((one) => one.remedy === remedy) }));
}

/** What a row said it would do; once it is written, or was, that is no longer so. */
const plans: ReadonlySet<string> = new Set(['village-new', 'village-near', 'village-near-row', 'team-new']);

/** What the row said is gone because the person asked for it: nothing can be done with it. */
export const isErased = ({ problems }: Pick<ImportRow, 'problems'>): boolean =>
  problems.some(({ code }) => code === 'erased');

/** The texts of a row by the column of its table. */
export function rowTexts(
  row: ImportRow,
  isOfProvince = false,
): Readonly<Record<string, string | number | null | undefined>> {
  const { person, village } = row;
  // Beside the number, where a phone shows it without scrolling.
  if (isErased(row)) return { number: row.number, name: t('erasedRow') };
  const note = row.problems
    .filter(({ code }) => (row.state !== 'done' && row.state !== 'undone') || !plans.has(code))
    .map(({ sentence }) => sentence)
    .join(' ');
  if (village) return { number: row.number, village: village.fullName, commune: village.communeName, note };
  if (!person) return { number: row.number, name: row.cells.filter(Boolean).join(' · '), note };
  const { fullName: name, birthYear: year, phone } = person;
  return {
    number: row.number,
    name,
    year,
    phone,
    place: placeWords(row, isOfProvince),
    team: teamWords(row),
    seat: seatWords(row),
    note,
  };
}

/** What a phone shows under the name of a row: line by line what the wide table has in columns. */
export function foldedLines(row: ImportRow, isOfProvince = false): string[] {
  const { number, year, phone, commune, place, team, seat, note } = rowTexts(row, isOfProvince);
  const said = (...texts: readonly unknown[]): string => texts.filter(Boolean).join(' · ');
  const lines = [
    said(t('rowOf', { row: String(number) }), year, phone),
    said(commune, place),
    said(team, seat),
    said(note),
  ];
  return lines.filter((line) => line !== '');
}
