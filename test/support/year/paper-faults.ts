import { dayOf } from './agenda';
import { duePassages, type YearPaper } from './paper-book';
import { count, seen, type YearDesk } from './year-desk';
import { type YearRound } from './year-round';

interface PaperRow {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly code: string;
  readonly until: string | null;
  readonly classMinutes: number;
}

/** A paper as the year knows it beside the row it has. */
interface Known {
  readonly paper: YearPaper;
  readonly row: PaperRow;
  /** Of her passage by now; null: not finished any more, or without end. */
  readonly until: string | null;
  readonly isStillFinished: boolean;
  readonly state: YearPaper['state'] | 'expired';
}

type Counted = Record<Known['state'], number>;

/** So many papers of each state are looked at one by one, each time; all are counted. */
const LOOKED_AT = 3;

/**
 * What stands of every paper against what the year knows: in the register, on the papers themselves and their check pages, in what phones
 * check without network, and in what is still to be signed.
 */
export async function faultsOfPapers(desk: YearDesk): Promise<string[]> {
  const rows = await desk.api.database.query<PaperRow>(
    'select id, year, number, code, valid_until::text as until, (fields->>\'classMinutes\')::int as "classMinutes" from credentials.certificate',
    [],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const papers = desk.book.all();
  if (papers.length !== rows.length || papers.some(({ id }) => !byId.has(id)))
    return [`papers: ${rows.length}, not ${papers.length}`];
  const now = desk.api.clock.now();
  const known = papers.flatMap((paper) => {
    const row = byId.get(paper.id);
    return row === undefined ? [] : [knownOf(paper, row, now)];
  });
  const faults = known
    .filter(
      ({ paper, row, until, isStillFinished }) => paper.state === 'valid' && isStillFinished && row.until !== until,
    )
    .map(({ paper, row, until }) => `paper ${paper.id} is good until ${row.until}, not ${until}`);
  for (const { paper, row } of known)
    if (row.classMinutes !== paper.classMinutes)
      faults.push(`paper ${paper.id} names ${row.classMinutes} minutes in class, not ${paper.classMinutes}`);
  for (const round of desk.rounds) faults.push(...(await faultsOfRegister(desk, round, known)));
  faults.push(...(await faultsOfPack(desk, known)));
  for (const one of sampleOf(known)) faults.push(...(await faultsOfOne(desk, one)));
  return faults;
}

function knownOf(paper: YearPaper, row: PaperRow, now: Date): Known {
  const today = dayOf(now);
  const passage = duePassages(paper.round, paper.person, now).find(({ number }) => number === paper.passage);
  const isOver = paper.state === 'valid' && row.until !== null && row.until < today;
  return {
    ...{ paper, row, until: passage?.good?.until ?? null },
    isStillFinished: passage !== undefined && passage.finishedAt !== null,
    state: isOver ? 'expired' : paper.state,
  };
}

function countsOf(known: readonly Known[]): Counted {
  const counted: Counted = { valid: 0, expired: 0, withdrawn: 0, replaced: 0 };
  for (const { state } of known) counted[state] += 1;
  return counted;
}

async function faultsOfRegister(desk: YearDesk, round: YearRound, known: readonly Known[]): Promise<string[]> {
  const here = known.filter(({ paper }) => paper.round === round);
  const want = countsOf(here);
  const { valid, expired, withdrawn, replaced } = await seen(desk, `/api/rounds/${round.id}/register`, desk.cast.an);
  const have: Counted = { valid, expired, withdrawn, replaced };
  const faults = JSON.stringify(want) === JSON.stringify(have) ? [] : [`register: ${said(have)}, not ${said(want)}`];
  const standing = here.filter(({ state }) => state === 'valid' || state === 'expired');
  const signed = standing.filter(({ paper }) => paper.isSigned).length;
  const signing = await seen(desk, `/api/rounds/${round.id}/signing`, desk.cast.an);
  if (signing.signed !== signed || signing.unsigned !== standing.length - signed)
    faults.push(`signed: ${signing.signed} and ${signing.unsigned}, not ${signed} of ${standing.length}`);
  return faults;
}

const said = (counted: Counted): string => JSON.stringify(counted);

/** The numbers that phones refuse without asking anybody. */
async function faultsOfPack(desk: YearDesk, known: readonly Known[]): Promise<string[]> {
  const { body } = await desk.api.get('/api/certificates/check-pack');
  const fallen = body.fallen as { year: number; state: Known['state']; numbers: number[] }[];
  const ended = body.ended as { year: number; spans: [number, number][] }[];
  const have = [
    ...fallen.flatMap(({ year, state, numbers }) => numbers.map((number) => `${state} ${year} ${number}`)),
    ...ended.flatMap(({ year, spans }) =>
      spans.flatMap(([first, last]) =>
        Array.from({ length: last - first + 1 }, (_, index) => `expired ${year} ${first + index}`),
      ),
    ),
  ];
  const want = known
    .filter(({ state }) => state !== 'valid')
    .map(({ state, row }) => `${state} ${row.year} ${row.number}`);
  const isSame = JSON.stringify(have.sort()) === JSON.stringify(want.sort());
  return isSame ? [] : [`the pack of phones tells ${have.length} numbers that do not stand, not ${want.length}`];
}

/** The first and the last of each state, and of those whose evidence fell since. */
function sampleOf(known: readonly Known[]): Known[] {
  const groups = new Map<string, Known[]>();
  for (const one of known) {
    const group = `${one.state} ${one.isStillFinished}`;
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => [
    ...group.slice(0, LOOKED_AT - 1),
    ...group.slice(LOOKED_AT - 1).slice(-1),
  ]);
}

/** One paper as an officer sees it and as anybody checks it. */
async function faultsOfOne(desk: YearDesk, { paper, row, state, isStillFinished }: Known): Promise<string[]> {
  const page = await seen(desk, `/api/certificates/${paper.id}`, desk.cast.an);
  const checked = (await desk.api.get(`/api/certificates/check/${row.code}`)).body;
  count(desk, `${state} papers asked for`);
  const have = [page.state, checked.state, page.isStillFinished];
  const want = [state, state, isStillFinished];
  return JSON.stringify(have) === JSON.stringify(want)
    ? []
    : [`paper ${paper.id}: ${JSON.stringify(have)}, not ${JSON.stringify(want)}`];
}
