import { type ErrorItem, type ErrorParams } from '@lopso/platform';
import { ClassesError, type ClashWords, sentenceParams, someNames } from './classes.errors';

/** Requests that somebody else answered, the member took back, or a place by hand made needless. */
export class RequestAnswered extends ClassesError {
  constructor(names: readonly string[]) {
    super('conflict', 'request-answered', someNames(names));
  }
}

/** Nobody answered in time, or the class began. */
export class RequestExpired extends ClassesError {
  constructor(names: readonly string[]) {
    super('conflict', 'request-expired', someNames(names));
  }
}

/** The second word is another person's than the first. */
export class RequestTwice extends ClassesError {
  constructor(names: readonly string[]) {
    super('rule-broken', 'request-twice', someNames(names));
  }
}

/** Nobody has a word about the own request. */
export class OwnRequestAnswered extends ClassesError {
  constructor() {
    super('rule-broken', 'own-request');
  }
}

/** An answer is taken back by who gave it, within some minutes, and not once the member did something since. */
export class AnswerStands extends ClassesError {
  constructor(names: readonly string[]) {
    super('conflict', 'answer-stands', someNames(names));
  }
}

/** How a class admits is changed once nobody waits for an answer. */
export class RequestsOpen extends ClassesError {
  constructor(count: number) {
    super('rule-broken', 'requests-open', { count }, '#/approval');
  }
}

/** The class wants a word before it admits anybody: it is asked for where classes are. */
export class MakeUpWantsApproval extends ClassesError {
  constructor() {
    super('rule-broken', 'make-up-wants-approval');
  }
}

/** The class builds on courses that she has not finished; their titles. */
export class CoursesMissing extends ClassesError {
  constructor(titles: readonly string[]) {
    super('rule-broken', 'courses-missing', { courses: titles.join(', ') });
  }
}

/** Another class with a place, as rows of a refusal carry it (`OtherPlace`). */
type OtherRow = Readonly<Record<string, string | number | Date>>;

/** A clash of who asks herself: in the other class she has a place, or stands before it. */
interface OwnClash extends ClashWords {
  readonly isTeaching: boolean;
}

/**
 * Who asks for a place has another class then, or does not get here from it in time; `travelMinutes`: how long the way takes, null where the hours
 * meet. `others`: rows for the screen, instants as ISO 8601.
 */
export class OwnHoursTaken extends ClassesError {
  constructor(
    readonly clash: OwnClash,
    readonly travelMinutes: number | null,
    others: readonly object[] = [],
  ) {
    const way: ErrorParams = travelMinutes === null ? {} : { minutes: travelMinutes };
    const [meets, isFar] = clash.isTeaching
      ? ['own-teaching-busy', 'own-teaching-far']
      : ['own-hours-busy', 'own-hours-far'];
    super('conflict', travelMinutes === null ? meets : isFar, {
      ...sentenceParams(clash),
      ...way,
      others: others.map((one) => rowOf({ ...one })),
    });
  }
}

function rowOf(one: OtherRow): ErrorItem {
  return Object.fromEntries(
    Object.entries(one).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  );
}
