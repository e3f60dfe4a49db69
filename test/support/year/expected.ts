import { dayOf } from './agenda';
import { type Good, goodOf, type ValidityDemand } from './expected-validity';

/** What somebody did, as the year itself knows it; not read from the product. */
export interface Fact {
  readonly kind: 'lesson' | 'quiz' | 'task' | 'hours' | 'outside' | 'waiver';
  /** Lesson, quiz, task, session, kind of outside certificate, or the requirement that is waived. */
  readonly subject: string;
  /** When it counts from: of hours the end of the session. */
  readonly at: number;
  readonly minutes: number;
}

/** What a round of the year asks for. */
export interface Demand {
  readonly startsAt: number;
  readonly lessons: readonly string[];
  readonly quizId: string | null;
  readonly taskId: string | null;
  /** A kind of certificate of others. */
  readonly outside: string | null;
  readonly minutes: number;
  /** The key of these hours, which no other round has: somebody is let off them in her passage alone. */
  readonly hoursKey: string;
  /** Null: what is finished never ends. */
  readonly validity: ValidityDemand | null;
}

/** One passage as it must stand. */
export interface Passage {
  readonly number: number;
  readonly countsFrom: number;
  readonly finishedAt: number | null;
  /** What it is good for; null: not finished, or without end. */
  readonly good: Good | null;
}

/**
 * What the facts come to, worked out anew and plainly: a passage is finished with the last thing it asks for; the next begins with the
 * window of the one before and counts only what was done from then on. `renews` says whether somebody is still asked on that day.
 */
export function passagesOf(
  facts: readonly Fact[],
  demand: Demand,
  renews: (on: string) => boolean,
  today: string,
): Passage[] {
  const passages: Passage[] = [];
  let from = demand.startsAt;
  let before: Good | null = null;
  for (let number = 1; ; number += 1) {
    const finishedAt = finishedIn(
      facts.filter(({ at }) => at >= from),
      demand,
    );
    const good: Good | null =
      finishedAt === null || demand.validity === null ? null : goodOf(demand.validity, dayOf(finishedAt), before);
    passages.push({ number, countsFrom: from, finishedAt, good });
    if (good === null || good.opens > today || !renews(good.opens)) return passages;
    from = Date.parse(`${good.opens}T00:00:00+07:00`);
    before = good;
  }
}

function finishedIn(facts: readonly Fact[], demand: Demand): number | null {
  const first = (kind: Fact['kind'], subject: string): number =>
    Math.min(...facts.filter((fact) => fact.kind === kind && fact.subject === subject).map(({ at }) => at));
  const parts = demand.lessons.map((lesson) => first('lesson', lesson));
  if (demand.quizId !== null) parts.push(first('quiz', demand.quizId));
  if (demand.taskId !== null) parts.push(first('task', demand.taskId));
  if (demand.outside !== null) parts.push(first('outside', demand.outside));
  if (demand.minutes > 0) parts.push(Math.min(hoursMet(facts, demand.minutes), first('waiver', demand.hoursKey)));
  const last = Math.max(...parts);
  return Number.isFinite(last) ? last : null;
}

/** The minutes in class that a paper of a finished passage may name: what is asked for, unless somebody was let off before she had them. */
export function classMinutesOf(facts: readonly Fact[], demand: Demand): number {
  const waivedAt = Math.min(...facts.filter(({ subject }) => subject === demand.hoursKey).map(({ at }) => at));
  return demand.minutes > 0 && hoursMet(facts, demand.minutes) <= waivedAt ? demand.minutes : 0;
}

function hoursMet(facts: readonly Fact[], needed: number): number {
  let sum = 0;
  for (const { at, minutes } of facts.filter(({ kind }) => kind === 'hours').sort((a, b) => a.at - b.at)) {
    sum += minutes;
    if (sum >= needed) return at;
  }
  return Infinity;
}
