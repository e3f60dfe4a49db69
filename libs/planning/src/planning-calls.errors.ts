import { dayInWords, DomainError } from '@lopso/platform';

/** The course of a call, or one it builds on, is none. */
export class CallCourseUnknown extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'planning.call-course-unknown' });
  }
}

/** A call of the in-depth level has to say what it builds on. */
export class CallNeedsCourse extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'planning.call-needs-course' });
  }
}

/** No commune may name anybody. */
export class CallWithoutPlaces extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'planning.call-without-places' });
  }
}

/** The last day for names has passed. */
export class CallClosed extends DomainError {
  constructor(closesOn: string) {
    super({ kind: 'rule-broken', code: 'planning.call-closed', params: { on: dayInWords(closesOn) } });
  }
}

/** A commune named more people than it is to have places. */
export class PlacesBelowNames extends DomainError {
  constructor(commune: string, count: number) {
    super({ kind: 'rule-broken', code: 'planning.call-places-below-names', params: { commune, count } });
  }
}

/** Communes answered the call: it stays. */
export class CallHasNames extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'planning.call-has-names' });
  }
}

/** Somebody else changed day or places after the form was read. */
export class CallChanged extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'planning.call-changed' });
  }
}

/** The name was answered, taken back or given a class by somebody else meanwhile. */
export class CallNameChanged extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'planning.call-name-changed' });
  }
}

/** The class is about another course than the call. */
export class ClassOfOtherTopic extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'planning.call-other-topic' });
  }
}
