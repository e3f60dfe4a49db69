import { hourOf } from './agenda';
import { floorOf } from './expected-dates';
import { opensHallRound } from './further-rounds';
import { duePassages } from './paper-book';
import { isSeatedOn, standingsIn, whoseOf } from './standings';
import { replaces } from './year-changes';
import { day } from './year-days';
import { count, seen, sent, wanted, type YearDesk } from './year-desk';
import { type YearCommune, type YearPerson } from './year-people';
import { type GivenDate, type YearRound } from './year-round';

/** Whom a date is for: communes, or everybody of the round. */
interface Aim {
  readonly dueOn: string;
  readonly communes: readonly YearCommune[] | null;
}

/** One commune in so many is flooded. */
const FLOODED = 10;

/**
 * A flood (decision 0130): communes get a later date before two of them become one, everybody another one, that of the communes is taken back, and in autumn all get one
 * that renewals are reached by, those that open later too. Single people have theirs, and newcomers come into all of it.
 */
export function floods(desk: YearDesk, basic: YearRound): void {
  const { agenda, cast } = desk;
  const last = cast.communes.at(-1);
  const other = cast.communes.at(-2);
  const dry = cast.communes[1];
  if (last === undefined || other === undefined || dry === undefined) throw new Error('a year has four communes');
  const flooded = [
    ...cast.communes.filter((_, index) => index % FLOODED === 0 && index < cast.communes.length - 2),
    last,
  ];
  const onDay = (on: string, act: () => Promise<void>): void => agenda.add(hourOf(day(on), '08:30'), act);
  let given: GivenDate | null = null;
  onDay('05-28', async () => {
    given = await givesMany(desk, basic, { dueOn: day('07-31'), communes: flooded });
  });
  let alone: YearPerson | undefined;
  onDay('05-30', async () => {
    for (const commune of [dry, flooded[0] ?? last]) {
      alone = commune.people.find((one) => isUnfinished(desk, basic, one));
      if (alone !== undefined) await givesOne(desk, basic, alone, day('08-15'));
    }
  });
  // The half that was not flooded belongs to the new commune by then.
  for (const commune of [other, dry]) comesNew(desk, commune, 'village-team', day('06-20'));
  onDay('07-02', async () => {
    await givesMany(desk, basic, { dueOn: day('07-20'), communes: null });
  });
  onDay('07-10', () => takesBack(desk, basic, given));
  onDay('07-12', async () => {
    if (alone === undefined || !isUnfinished(desk, basic, alone)) return;
    const whose = whoseOf(desk, basic, alone);
    const floor = floorOf(whose, duePassages(basic, alone, desk.api.clock.now()), 1);
    await givesOne(desk, basic, alone, floor);
    count(desk, 'dates of one person taken back');
  });
  onDay('09-10', async () => {
    await givesMany(desk, basic, { dueOn: day('11-25'), communes: null });
  });
}

/** A round that counts days from joining: newcomers of several months, a date for all of it that is taken back, and one for a newcomer alone. */
export async function countsDays(desk: YearDesk): Promise<void> {
  const { agenda, cast } = desk;
  const round = await opensHallRound(desk);
  const [first, second] = cast.communes;
  if (first === undefined || second === undefined) throw new Error('a year has four communes');
  for (const [on, commune] of [
    ['03-22', first],
    ['05-06', second],
    ['08-10', first],
  ] as const)
    comesNew(desk, commune, 'commune-team', day(on));
  let given: GivenDate | null = null;
  agenda.add(hourOf(day('05-20'), '08:30'), async () => {
    given = await givesMany(desk, round, { dueOn: day('06-15'), communes: null });
  });
  agenda.add(hourOf(day('06-10'), '08:30'), () => takesBack(desk, round, given));
  agenda.add(hourOf(day('09-15'), '08:30'), async () => {
    const late = [...desk.watched].find((one) => one.teamKind === 'commune-team' && isUnfinished(desk, round, one));
    if (late !== undefined) await givesOne(desk, round, late, day('12-20'));
  });
}

/** Somebody's seat passes on that day to a newcomer, who is looked at from then on. */
export function comesNew(desk: YearDesk, commune: YearCommune, kind: YearPerson['teamKind'], on: string): void {
  const { agenda, watched } = desk;
  agenda.add(hourOf(on, '13:30'), () => {
    const leaver = commune.people.find(
      (one) => one.leftOn === null && one.teamKind === kind && !one.isLeader && !watched.has(one),
    );
    if (leaver === undefined) throw new Error('nobody whose seat may pass on');
    replaces(desk, commune, leaver, on);
    agenda.add(hourOf(on, '14:30'), () => {
      const newcomer = commune.people.at(-1);
      if (newcomer?.seatedOn !== on) throw new Error('nobody came');
      watched.add(newcomer);
      return Promise.resolve();
    });
    return Promise.resolve();
  });
}

async function givesMany(desk: YearDesk, round: YearRound, aim: Aim): Promise<GivenDate> {
  const { api, cast } = desk;
  const units = aim.communes === null ? null : new Set(aim.communes.map(({ unit }) => unit.id));
  const form = { dueOn: aim.dueOn, communeIds: [...(units ?? [])] };
  const url = `/api/rounds/${round.id}/extensions`;
  const reach = reachOf(desk, round, { dueOn: aim.dueOn, units });
  const said = await sent(desk, `${url}-preview`, form, { as: cast.an });
  const shown = { people: said.people, unfinished: said.unfinished, late: said.late, keep: said.keep };
  if (JSON.stringify(shown) !== JSON.stringify(reach))
    throw new Error(`a later date would reach ${JSON.stringify(shown)}, not ${JSON.stringify(reach)}`);
  const words = { reason: 'Lũ quét, đường sạt lở.', people: reach.people };
  const { extensions } = await sent(desk, url, { ...form, ...words }, { as: cast.an });
  const [newest] = extensions as { id: string }[];
  const date = { id: newest?.id ?? '', dueOn: aim.dueOn, units, givenAt: api.clock.now().getTime(), endedAt: null };
  round.given.push(date);
  count(desk, units === null ? 'later dates for everybody' : 'later dates for communes');
  count(desk, 'people given a later date', reach.people);
  return date;
}

interface Reach {
  readonly people: number;
  readonly unfinished: number;
  readonly late: number;
  readonly keep: number;
}

/** Whom a date reaches, from what the year knows: also of people who left. */
function reachOf(desk: YearDesk, round: YearRound, { dueOn, units }: Pick<GivenDate, 'dueOn' | 'units'>): Reach {
  const today = desk.api.clock.today();
  const reach = { people: 0, unfinished: 0, late: 0, keep: 0 };
  for (const { passages, commune } of standingsIn(desk, round)) {
    if (units !== null && !units.has(commune.unit.id)) continue;
    const moved = passages.filter(({ due }) => due.on < dueOn);
    const open = moved.filter(({ finishedAt }) => finishedAt === null);
    reach.people += Number(moved.length > 0);
    reach.unfinished += Number(open.length > 0);
    reach.late += Number(open.some(({ due }) => due.lastOn < today));
    reach.keep += Number(passages.some(({ due, finishedAt }) => due.on >= dueOn && finishedAt === null));
  }
  return reach;
}

async function takesBack(desk: YearDesk, round: YearRound, date: GivenDate | null): Promise<void> {
  const { api, cast } = desk;
  if (date === null) throw new Error('nothing was given');
  const url = `/api/rounds/${round.id}/extensions/${date.id}`;
  await wanted('taking a later date back', api.delete(url, { as: cast.binh }));
  date.endedAt = api.clock.now().getTime();
  count(desk, 'later dates taken back');
}

async function givesOne(desk: YearDesk, round: YearRound, person: YearPerson, dueOn: string): Promise<void> {
  const { cast, watched, api } = desk;
  const passage = duePassages(round, person, api.clock.now()).at(-1)?.number ?? 1;
  const cycle = await api.database.queryOne<{ id: string }>(
    'select id from learning.cycle where round_id = $1 and member_id = $2 and number = $3',
    [round.id, person.id, passage],
  );
  const form = { dueOn, reason: 'Nằm viện.' };
  await sent(desk, `/api/cycles/${cycle?.id}/extensions`, form, { as: cast.an });
  round.givenToOne.push({ person, passage, dueOn });
  watched.add(person);
  const { due } = await seen(desk, `/api/cycles/${cycle?.id}/explanation`, cast.an);
  if (due.dueOn !== dueOn) throw new Error(`a date that was given is ${String(due.dueOn)}, not ${dueOn}`);
  count(desk, 'later dates for one person');
}

const isUnfinished = (desk: YearDesk, round: YearRound, person: YearPerson): boolean => {
  const { clock } = desk.api;
  return (
    isSeatedOn(person, clock.today()) &&
    round.asks(person, clock.today()) &&
    duePassages(round, person, clock.now()).at(-1)?.finishedAt === null
  );
};
