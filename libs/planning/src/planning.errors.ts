import { dayInWords, DomainError, type ErrorItem, problemText } from '@lopso/platform';

/** The trainer is away on one of these days already. */
export class LeaveOverlaps extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'planning.leave-overlaps' });
  }
}

/** The commune has a market of this name. */
export class MarketNameTaken extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'planning.market-name-taken' });
  }
}

/** A home or a market is of a commune, not of a village or a province. */
export class NotACommune extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'planning.not-a-commune' });
  }
}

/** The plan is being worked out. */
export class PlanAtWork extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'planning.at-work' });
  }
}

/** Classes were put elsewhere, or planned anew, since the caller saw the plan: a number may be of another class now. */
export class PlanChangedSince extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'planning.changed-since' });
  }
}

/** The class is opened: the timetable decides about it. */
export class ClassIsOpened extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'planning.class-opened' });
  }
}

/** Somebody opened the class or put it elsewhere at the same moment. */
export class ClassWasMoved extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'planning.class-moved' });
  }
}

/** Some classes of the plan are opened: it stays as the record of that. */
export class PlanHasClasses extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'planning.has-classes' });
  }
}

/** Papers were written about the plan. */
export class PlanHasPapers extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'planning.has-papers' });
  }
}

/** Nobody can teach: no trainer chosen, or none of them with a home. */
export class NoTrainer extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'planning.no-trainer' });
  }
}

/** One of the trainers teaches nowhere in the province in those days. */
export class TrainerNotThere extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'planning.trainer-not-there' });
  }
}

/** The round has nobody who still needs class hours. */
export class NobodyToTeach extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'planning.nobody' });
  }
}

/** Between now and then there is no day on which classes may be held. */
export class NoDayLeft extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'planning.no-day' });
  }
}

/** What stands in the way of a class of a plan, and other places of the plan for it: rows for the screen. */
interface SpotReport {
  readonly clashes: readonly object[];
  readonly spots: readonly object[];
}

/** A class cannot stand there: what it would break, what stands there and where else it could. */
export class SpotRefused extends DomainError {
  constructor(fault: string, { clashes, spots }: SpotReport) {
    const rows = (list: readonly object[]): ErrorItem[] => list.map((one) => ({ ...one }));
    super({
      ...{ kind: 'rule-broken', code: `planning.spot-${fault}` },
      params: { clashes: rows(clashes), spots: rows(spots) },
    });
  }
}

/** The class cannot be opened: its day became a day off. */
export class DayIsOff extends DomainError {
  constructor(day: string) {
    super({ kind: 'rule-broken', code: 'planning.open-day-off', params: { on: dayInWords(day) } });
  }
}

/** The class cannot be opened: its day, in words with what it is for, is expected to be off until somebody enters what was decided. */
export class DayIsExpectedOff extends DomainError {
  constructor(on: string) {
    super({ kind: 'rule-broken', code: 'planning.open-day-expected-off', params: { on } });
  }
}

/** The class cannot be opened: a market of one of its communes is held that day. */
export class MarketThatDay extends DomainError {
  constructor(market: string, day: string) {
    super({ kind: 'rule-broken', code: 'planning.open-market', params: { market, on: dayInWords(day) } });
  }
}

/** The class cannot be opened: its trainer is away from one day to another, both included. */
export class TrainerOnLeave extends DomainError {
  constructor(from: string, until: string) {
    super({
      kind: 'rule-broken',
      code: 'planning.open-leave',
      params: { from: dayInWords(from), until: dayInWords(until) },
    });
  }
}

/** The class cannot be opened: no right of its trainer holds there on the day. */
export class TrainerWithoutRight extends DomainError {
  constructor(day: string) {
    super({ kind: 'rule-broken', code: 'planning.open-no-right', params: { on: dayInWords(day) } });
  }
}

/**
 * A class cannot be opened as some of its sessions lie on days off, market days, in a leave of its trainer or on days without a right of hers: told
 * as the first of them is, with a sentence for each session (from 0) and other hours for them.
 */
export class OpeningRefused extends DomainError {
  constructor(refusals: ReadonlyMap<number, DomainError>, freeSlots: readonly object[]) {
    const [first] = refusals.values();
    super({
      kind: 'rule-broken',
      code: first?.code ?? '',
      params: {
        ...first?.params,
        ...{ clashes: [], freeSlots: freeSlots.map((slot) => ({ ...slot })) },
        hindrances: [...refusals].map(([session, { code, params }]) => ({
          session,
          why: problemText(code, params).detail,
        })),
      },
    });
  }
}

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
export class CallHasNominations extends DomainError {
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
export class NominationChanged extends DomainError {
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
