import { newId } from '@lopso/platform';
import { aSheetForm } from '../sheets';
import { KeptMarks } from './kept-marks';
import { asPerson, count, seen, sent, wanted, type YearDesk } from './year-desk';
import { type YearClass, type YearSession } from './year-class';
import { type YearPerson } from './year-people';

const MINUTE_MS = 60_000;

interface Deed {
  readonly at: Date;
  readonly act: () => Promise<void>;
}

/** What becomes of somebody in a session. */
type Fate = 'present' | 'late' | 'left-early' | 'absent' | 'excused';
/** How her presence reaches the ledger. */
type Input = 'roll' | 'scan' | 'number' | 'card' | 'paper';

const FATES = [
  [74, 'present'],
  [5, 'late'],
  [4, 'left-early'],
  [10, 'absent'],
  [7, 'excused'],
] as const satisfies readonly (readonly [number, Fate])[];
const INPUTS = [
  [35, 'roll'],
  [30, 'scan'],
  [10, 'number'],
  [15, 'card'],
  [10, 'paper'],
] as const satisfies readonly (readonly [number, Input])[];

const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE_MS);
/** `hh:mm` on the wall. */
const clockOf = (at: Date): string => new Date(at.getTime() + 7 * 60 * MINUTE_MS).toISOString().slice(11, 16);

/** What is done about one session. */
export interface SessionMarks {
  readonly marking: Deed[];
  /** Of the day after. */
  readonly correcting: Deed['act'][];
  /** Whole marks that stand early in the session, where the hall has network: a few of these people may be asked whether they are there. */
  readonly standing: readonly YearPerson[];
}

/** All marks of one session, and the corrections of the day after. The facts of the year are noted as they must count. */
export function marksOf(
  desk: YearDesk,
  group: YearClass,
  session: YearSession,
  people: readonly YearPerson[],
): SessionMarks {
  const { random } = desk;
  // In some halls there is no network: the phone keeps every mark and sends all of them after the session, twice and out of order.
  const kept = random.chance(0.25) ? new KeptMarks(desk, group, session) : null;
  const marking: Deed[] = [];
  const correcting: Deed['act'][] = [];
  const standing: YearPerson[] = [];
  let isOnPaper = false;
  for (const person of people) {
    const fate = random.weighted<Fate>(FATES);
    const minutes = minutesOf(fate, session);
    attends(person, session, minutes);
    const input = fate === 'present' ? random.weighted<Input>(INPUTS) : 'roll';
    const at = minutesAfter(session.startsAt, input === 'paper' ? session.minutes + 5 : random.between(2, 12));
    if (kept === null) marking.push({ at, act: () => markedBy(input, { desk, group, session, person }, fate) });
    else if (input === 'card') kept.keepCard(person, at);
    else kept.keep(person, wordOf(fate, session), at);
    isOnPaper ||= kept === null && input === 'paper';
    if (kept === null && fate === 'present' && input !== 'paper') standing.push(person);
    if (random.chance(0.03)) correcting.push(() => corrects({ desk, group, session, person }, minutes === 0));
  }
  if (kept !== null) marking.push({ at: minutesAfter(session.endsAt, 4), act: () => kept.send() });
  if (isOnPaper && random.chance(0.2))
    marking.push({ at: minutesAfter(session.endsAt, 8), act: () => keepsSheet({ desk, group, session }) });
  return { marking, correcting, standing };
}

interface Marked {
  readonly desk: YearDesk;
  readonly group: YearClass;
  readonly session: YearSession;
  readonly person: YearPerson;
}

/** What the hours of a session come to by the usual rule, said once more: whole from four fifths on, else to five minutes. */
function minutesOf(fate: Fate, session: YearSession): number {
  if (fate === 'absent' || fate === 'excused') return 0;
  if (fate === 'present') return session.minutes;
  return countedMinutes(session.minutes - missedMinutes(fate, session), session);
}

function countedMinutes(there: number, session: YearSession): number {
  return there >= session.minutes * 0.8 ? session.minutes : Math.round(there / 5) * 5;
}

/** Late by a tenth of the session: it counts whole. Gone after a third of it: it does not. */
const missedMinutes = (fate: Fate, { minutes }: YearSession): number =>
  fate === 'late' ? minutes / 10 : Math.round((minutes * 2) / 3);

/** Notes the hours of a session as they must count from now on, in the place of what was noted before. */
export function attends(person: YearPerson, session: YearSession, minutes: number): void {
  person.facts = person.facts.filter(({ kind, subject }) => kind !== 'hours' || subject !== session.id);
  if (minutes > 0) person.facts.push({ kind: 'hours', subject: session.id, at: session.endsAt.getTime(), minutes });
}

function wordOf(fate: Fate, session: YearSession): object {
  const missed = missedMinutes(fate, session);
  switch (fate) {
    case 'present':
      return { mark: 'present' };
    case 'late':
      return { mark: 'present', cameAt: clockOf(minutesAfter(session.startsAt, missed)) };
    case 'left-early':
      return { mark: 'present', leftAt: clockOf(minutesAfter(session.endsAt, -missed)) };
    case 'absent':
      return { mark: 'absent' };
    case 'excused':
      return { mark: 'excused', excuse: 'family' };
  }
}

async function markedBy(planned: Input, marked: Marked, fate: Fate): Promise<void> {
  const { desk, group, session, person } = marked;
  const url = `/api/class-sessions/${session.id}`;
  const clientKey = newId();
  const times = desk.random.chance(0.1) ? 2 : 1;
  const input = await inputOf(planned, marked);
  for (let time = 0; time < times; time += 1) {
    if (input === 'roll' || input === 'paper') {
      const body = { memberId: person.id, clientKey, source: input, ...wordOf(fate, session) };
      await sent(desk, `${url}/attendance`, body, { as: group.trainer });
    } else await marksHerself(input, marked, clientKey);
  }
  count(desk, `marks by ${input}`);
}

/** Whoever's seat has passed on since she was booked is called on the roll; her card is refused. */
async function inputOf(planned: Input, { desk, group, session, person }: Marked): Promise<Input> {
  if (person.leftOn === null || planned === 'paper') return planned;
  if (planned === 'card') {
    const { card } = await sent(desk, '/api/me/card', undefined, { as: asPerson(desk, person) });
    const body = { card: card.code, clientKey: newId() };
    const shown = desk.api.post(`/api/class-sessions/${session.id}/card-marks`, body, { as: group.trainer });
    const refused = (await wanted('a card that ended', shown, [422])).body;
    if (refused.code !== 'classes.card-ended-on-roll') throw new Error(`a card that ended: ${String(refused.code)}`);
    count(desk, 'cards of people who left refused');
  }
  return 'roll';
}

async function marksHerself(input: 'scan' | 'number' | 'card', marked: Marked, clientKey: string): Promise<void> {
  const { desk, group, session, person } = marked;
  const url = `/api/class-sessions/${session.id}`;
  const as = asPerson(desk, person);
  if (input === 'card') {
    const { card } = await sent(desk, '/api/me/card', undefined, { as });
    await sent(desk, `${url}/card-marks`, { card: card.code, isTyped: false, clientKey }, { as: group.trainer });
    return;
  }
  const code = await seen(desk, `${url}/scan-code`, group.trainer);
  if (input === 'scan') {
    const token = String(code.path).split('#')[1];
    await sent(desk, `/api/me/class-sessions/${session.id}/attendance`, { token, clientKey }, { as });
    return;
  }
  await sent(desk, '/api/me/attendance', { number: String(code.number), clientKey }, { as });
}

/** A photo of the list that was signed in the hall. */
async function keepsSheet({ desk, group, session }: Omit<Marked, 'person'>): Promise<void> {
  const request = { as: group.trainer, ...(await aSheetForm()) };
  const kept = await sent(desk, `/api/class-sessions/${session.id}/sheets`, undefined, request);
  if ((kept.items ?? []).length !== 1) throw new Error(`a signed sheet: ${JSON.stringify(kept)}`);
  count(desk, 'signed sheets kept');
}

async function corrects({ desk, group, session, person }: Marked, wasAway: boolean): Promise<void> {
  const body = { memberId: person.id, clientKey: newId(), mark: wasAway ? 'present' : 'absent' };
  await sent(desk, `/api/class-sessions/${session.id}/corrections`, body, { as: group.trainer });
  attends(person, session, wasAway ? session.minutes : 0);
  count(desk, 'corrections');
}

/** So many are drawn when a few are asked by lot whether they are there. */
const DRAWN = 3;

/**
 * In the middle of a session the trainer asks a few of those who stand as present (decision 0076): most raise a hand; of who does not, the trainer
 * notes that she has left.
 */
export function asksByLot(
  desk: YearDesk,
  group: YearClass,
  session: YearSession,
  standing: readonly YearPerson[],
): Deed {
  const { random } = desk;
  const half = Math.round(session.minutes / 2);
  const left = minutesAfter(session.startsAt, half);
  const asked = standing.filter((_, index) => index % Math.ceil(standing.length / DRAWN) === 0);
  const act = async (): Promise<void> => {
    const url = `/api/class-sessions/${session.id}/attendance`;
    for (const person of asked) {
      const isThere = random.chance(0.8);
      const body = { memberId: person.id, clientKey: newId(), source: 'spot-check', mark: 'present' };
      const word = isThere ? body : { ...body, leftAt: clockOf(left) };
      const { mark, source } = await sent(desk, url, word, { as: group.trainer });
      if (mark !== 'present' || source !== 'spot-check')
        throw new Error(`a spot check: ${String(mark)}, ${String(source)}`);
      if (!isThere) attends(person, session, countedMinutes(half, session));
      count(desk, isThere ? 'people found there by lot' : 'people found gone by lot');
    }
  };
  return { at: minutesAfter(left, 1), act };
}
