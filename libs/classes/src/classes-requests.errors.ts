import { ClassesError, someNames } from './classes.errors';

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
