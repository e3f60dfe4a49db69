import { dayAfter, dayOf } from './agenda';
import { endedOnOf } from './expected-ends';
import { stateOf } from './expected-validity';
import { ownOrder } from './own-order';
import { type Standing } from './standings';
import { asPerson, count, seen, type YearDesk } from './year-desk';
import { type YearPerson } from './year-people';

/** What somebody's own pages and her record tell, against what the year knows of her. */
export async function faultsOfPerson(
  desk: YearDesk,
  person: YearPerson,
  standings: readonly Standing[],
): Promise<string[]> {
  const today = dayOf(desk.api.clock.now());
  const isSeated = standings.some((one) => one.isSeated);
  const faults: string[] = [];
  const compare = (what: string, have: unknown, want: unknown): void => {
    if (JSON.stringify(have) !== JSON.stringify(want))
      faults.push(`${what} of ${person.id}: ${JSON.stringify(have)}, not ${JSON.stringify(want)}`);
  };
  if (isSeated) compare('first page', await homeOf(desk, person), homeWanted(standings, today));
  const [anything] = standings;
  if (anything !== undefined) {
    const record = await seen(desk, `/api/members/${person.id}/cycles`, anything.commune.officer);
    compare('record', recordOf(record), recordWanted(person, standings));
  }
  const own = await seen(desk, '/api/me/validity', asPerson(desk, person));
  compare('validity', validityOf(own), validityWanted(standings, today));
  count(desk, isSeated ? 'first pages looked at' : 'records of people who left looked at');
  return faults;
}

interface HomeRound {
  readonly title: string;
  readonly number: number;
  readonly dueOn: string;
  readonly lastOn: string;
  readonly ruleDueOn: string;
  readonly isExtended: boolean;
  readonly finishedAt: string | null;
  readonly validUntil: string | null;
  readonly renewableFrom: string | null;
}

async function homeOf(desk: YearDesk, person: YearPerson): Promise<unknown[]> {
  const { round, otherRounds = [] } = await seen(desk, '/api/me/home', asPerson(desk, person));
  const others = otherRounds as { round: HomeRound }[];
  const shown: HomeRound[] = [...(round === null ? [] : [round]), ...others.map((one) => one.round)];
  return shown.map((one) => [
    ...[one.title, one.number, one.dueOn, one.lastOn, one.ruleDueOn, one.isExtended],
    ...[one.finishedAt !== null, one.validUntil, one.renewableFrom],
  ]);
}

/** The one that comes first, and all others that are not finished, each round once; nothing of a round that was ended. */
function homeWanted(standings: readonly Standing[], today: string): unknown[] {
  const asking = standings.filter(({ round }) => endedOnOf(round) === null);
  const told = ownOrder(asking, today).filter(({ passage }, place) => place === 0 || passage.finishedAt === null);
  const once = told.filter(({ round }, place) => told.findIndex((one) => one.round === round) === place);
  return once.map(({ round, passage: { number, due, finishedAt, good } }) => [
    ...[round.title, number, due.on, due.lastOn, due.ruleOn, due.isExtended],
    ...[finishedAt !== null, good?.until ?? null, good?.opens ?? null],
  ]);
}

const recordOf = (cycles: readonly { roundTitle: string; number: number; state: string; on: string }[]): string[] =>
  cycles.map(({ roundTitle, number, state, on }) => `${roundTitle} ${number} ${state} ${on}`).sort();

/** What was finished stays so; of who left, or was in a round that was ended, nothing is asked any more. */
function recordWanted(person: YearPerson, standings: readonly Standing[]): string[] {
  return standings
    .flatMap((standing) =>
      standing.passages.map(({ number, finishedAt, due }) => {
        const isRenewed = standing.passages.some((one) => one.number > number && one.finishedAt !== null);
        const [state, on] =
          finishedAt === null
            ? openWanted(person, standing, due.on)
            : [isRenewed ? 'renewed' : 'finished', dayOf(finishedAt)];
        return `${standing.round.title} ${number} ${state} ${on}`;
      }),
    )
    .sort();
}

/** What became of a passage that was not finished: whichever came first, her leaving or the end of the round, ended it. */
function openWanted({ leftOn }: YearPerson, { round, isSeated }: Standing, dueOn: string): [string, string] {
  const endedOn = endedOnOf(round);
  const heldUntil = isSeated ? null : dayAfter(leftOn ?? '', -1);
  if (endedOn !== null && (heldUntil === null || heldUntil >= endedOn)) return ['round-ended', endedOn];
  return heldUntil === null ? ['unfinished', dueOn] : ['ended', heldUntil];
}

interface OwnValidity {
  readonly roundTitle: string;
  readonly number: number;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly renewableFrom: string;
  readonly graceUntil: string;
  readonly state: string;
  readonly isRenewed: boolean;
  readonly followsUntil: string | null;
  readonly isWithoutRenewal: boolean;
}

const validityOf = (passages: readonly OwnValidity[]): string[] =>
  passages
    .map(({ roundTitle, number, validFrom, validUntil, ...one }) => {
      const { renewableFrom, graceUntil, state, isRenewed, followsUntil, isWithoutRenewal } = one;
      return JSON.stringify([
        roundTitle,
        number,
        validFrom,
        validUntil,
        renewableFrom,
        graceUntil,
        state,
        isRenewed,
        followsUntil,
        isWithoutRenewal,
      ]);
    })
    .sort();

function validityWanted(standings: readonly Standing[], today: string): string[] {
  return standings
    .flatMap(({ round, passages }) =>
      passages.flatMap(({ number, good }) => {
        if (good === null) return [];
        const isRenewed = passages.some((one) => one.number > number && one.finishedAt !== null);
        const isEnded = endedOnOf(round) !== null;
        const isFollowed = round.demand.validity?.basis === 'earlier-expiry' && !isEnded;
        const told = [round.title, number, good.from, good.until, good.opens, good.graceUntil];
        return [
          JSON.stringify([...told, stateOf(good, today), isRenewed, isFollowed ? good.graceUntil : null, isEnded]),
        ];
      }),
    )
    .sort();
}
