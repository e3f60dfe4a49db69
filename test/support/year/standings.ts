import { dayOf } from './agenda';
import { datedPassages, type DatedPassage, type Whose } from './expected-dates';
import { endedOnOf, turnOf } from './expected-ends';
import { duePassages } from './paper-book';
import { type YearDesk } from './year-desk';
import { type YearCommune, type YearPerson } from './year-people';
import { type YearRound } from './year-round';

/** How somebody must stand in a round by now. */
export interface Standing {
  readonly round: YearRound;
  readonly person: YearPerson;
  readonly commune: YearCommune;
  readonly isSeated: boolean;
  readonly passages: readonly DatedPassage[];
  /** The one she is counted by: a renewal when it is finished, or when what it renews has ended. */
  readonly counted: DatedPassage;
}

export type StandingState = 'finished' | 'overdue' | 'unfinished';

/** Whoever was ever asked in a round, those who left too. */
export function standingsIn(desk: YearDesk, round: YearRound): Standing[] {
  const now = desk.api.clock.now();
  const today = dayOf(now);
  return desk.cast.communes.flatMap((commune) =>
    commune.people.flatMap((person): Standing[] => {
      const due = duePassages(round, person, now);
      const passages = datedPassages({ round, person, commune, merges: desk.merges }, due);
      const counted = passages.findLast((one, index) => {
        const before = passages[index - 1]?.good;
        return index === 0 || one.finishedAt !== null || (before?.until ?? '') < turnOf(round, today);
      });
      if (counted === undefined) return [];
      return [{ round, person, commune, passages, counted, isSeated: isSeatedOn(person, today) }];
    }),
  );
}

/** How she stands on a day; nobody is late in a round that was ended. */
export function stateOn({ round, counted }: Pick<Standing, 'round' | 'counted'>, today: string): StandingState {
  if (counted.finishedAt !== null) return 'finished';
  return today > counted.due.lastOn && endedOnOf(round) === null ? 'overdue' : 'unfinished';
}

/** Whether she holds a seat at the end of a day. */
export const isSeatedOn = ({ leftOn, seatedOn }: YearPerson, today: string): boolean =>
  seatedOn <= today && (leftOn === null || leftOn > today);

export function whoseOf(desk: YearDesk, round: YearRound, person: YearPerson): Whose {
  const commune = desk.cast.communes.find(({ people }) => people.includes(person));
  if (commune === undefined) throw new Error('somebody of no commune');
  return { round, person, commune, merges: desk.merges };
}
