import { type Database } from '@lopso/platform';
import { dayOf } from './agenda';
import { classMinutesOf, passagesOf } from './expected';
import { countedUntil, isNeverRenewed, isNeverTakenIn } from './expected-ends';
import { type YearRound } from './year-round';
import { type YearPerson } from './year-people';

/** A certificate as the year knows it. */
export interface YearPaper {
  readonly id: string;
  readonly round: YearRound;
  readonly person: YearPerson;
  /** Of her passage through the round. */
  readonly passage: number;
  /** The list it was released with; null of one that took another's place. */
  readonly releaseId: string | null;
  /** Minutes in class that it names. */
  readonly classMinutes: number;
  state: 'valid' | 'withdrawn' | 'replaced';
  isSigned: boolean;
}

/** A passage that is finished. */
export interface FinishedPassage {
  readonly person: YearPerson;
  readonly passage: number;
}

interface IssuedRow {
  readonly id: string;
  readonly memberId: string;
  readonly passage: number;
}

const passageKey = (round: YearRound, person: YearPerson, passage: number): string =>
  `${round.id} ${person.id} ${passage}`;

/** What must have become of certificates, as the year knows it. */
export class PaperBook {
  private readonly papers = new Map<string, YearPaper>();
  private readonly served = new Set<string>();

  all(): YearPaper[] {
    return [...this.papers.values()];
  }

  /** Those of a list, in the order of the register. */
  ofList(releaseId: string): YearPaper[] {
    return this.all().filter((paper) => paper.releaseId === releaseId);
  }

  /** Papers of a round that stand, of people who hold a seat and lead nobody. */
  standing(round: YearRound): YearPaper[] {
    return this.all().filter(
      ({ state, person, ...paper }) =>
        paper.round === round && state === 'valid' && person.leftOn === null && !person.isLeader,
    );
  }

  /** Finished passages of a round that no paper was ever made for. */
  waiting(people: readonly YearPerson[], round: YearRound, now: Date): FinishedPassage[] {
    return people.flatMap((person) =>
      finishedOf(round, person, now)
        .filter((passage) => !this.served.has(passageKey(round, person, passage)))
        .map((passage) => ({ person, passage })),
    );
  }

  /**
   * Enters the papers that a list was issued as. @throws Error when they are not those of the people who were on it
   */
  async enterList(
    database: Database,
    { round, releaseId }: Pick<YearPaper, 'round' | 'releaseId'>,
    due: readonly FinishedPassage[],
    now: Date,
  ): Promise<number> {
    const rows = await this.newRows(database, round);
    const want = new Map(due.map(({ person, passage }) => [passageKey(round, person, passage), person]));
    for (const { id, memberId, passage } of rows) {
      const person = want.get(`${round.id} ${memberId} ${passage}`);
      if (person === undefined)
        throw new Error(`a paper for passage ${passage} of ${memberId}, who was not on the list`);
      this.enter({
        ...{ id, round, person, passage, releaseId, state: 'valid', isSigned: false },
        classMinutes: minutesNamed(round, person, passage, now),
      });
    }
    if (rows.length !== due.length) throw new Error(`a list of ${due.length} came to ${rows.length} papers`);
    return rows.length;
  }

  /** Enters the paper that took another's place. @throws Error unless there is exactly one */
  async enterSuccessor(database: Database, old: YearPaper, now: Date): Promise<YearPaper> {
    const [row, ...others] = await this.newRows(database, old.round);
    if (row === undefined || others.length > 0 || row.memberId !== old.person.id || row.passage !== old.passage)
      throw new Error(`in the place of paper ${old.id}: ${JSON.stringify([row, ...others])}`);
    old.state = 'replaced';
    const successor: YearPaper = {
      ...{ ...old, id: row.id, releaseId: null, state: 'valid', isSigned: false },
      classMinutes: minutesNamed(old.round, old.person, old.passage, now),
    };
    this.enter(successor);
    return successor;
  }

  private enter(paper: YearPaper): void {
    this.papers.set(paper.id, paper);
    this.served.add(passageKey(paper.round, paper.person, paper.passage));
  }

  private async newRows(database: Database, round: YearRound): Promise<IssuedRow[]> {
    const rows = await database.query<IssuedRow>(
      `select p.id, p.member_id as "memberId", c.number as passage
       from credentials.certificate p join learning.cycle c on c.id = p.cycle_id where p.round_id = $1 order by p.year, p.number`,
      [round.id],
    );
    return rows.filter(({ id }) => !this.papers.has(id));
  }
}

/** The numbers of somebody's passages through a round that are finished. */
function finishedOf(round: YearRound, person: YearPerson, now: Date): number[] {
  return duePassages(round, person, now)
    .filter(({ finishedAt }) => finishedAt !== null)
    .map(({ number }) => number);
}

/** What a paper issued by now names of the hours of a passage. */
function minutesNamed(round: YearRound, person: YearPerson, passage: number, now: Date): number {
  const from = duePassages(round, person, now).find(({ number }) => number === passage)?.countsFrom ?? Infinity;
  const facts = person.facts.filter(({ at }) => at >= from && at <= now.getTime());
  return classMinutesOf(facts, round.demand);
}

/** What somebody's facts come to in a round by now, `yyyy-mm-dd` and instant; nothing of somebody who is not asked. */
export function duePassages(round: YearRound, person: YearPerson, now: Date): ReturnType<typeof passagesOf> {
  const today = dayOf(now);
  if (!round.asks(person, today) || isNeverTakenIn(round, person)) return [];
  // The hours of a session that is going on are known already; they count from its end.
  const last = Math.min(now.getTime(), countedUntil(round));
  const facts = person.facts.filter(({ at }) => at <= last);
  const renews = (on: string): boolean =>
    (person.leftOn === null || on < person.leftOn) && !isNeverRenewed(round, person, on);
  return passagesOf(facts, round.demand, renews, today);
}
