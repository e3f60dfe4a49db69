import { DomainError } from '@lopso/platform';

/** Two people release papers there: a round opened by one can't issue them by itself (decision 0118). */
export class AutomaticNeedsSecond extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.automatic-needs-second' });
  }
}

/** A correction of this round waits already. */
export class CorrectionOpen extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.correction-open' });
  }
}

/** This correction doesn't wait (any more). */
export class CorrectionAnswered extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.correction-answered' });
  }
}

/** The round has other words than when the correction was proposed. */
export class CorrectionOvertaken extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.correction-overtaken' });
  }
}

/** The words of the round are those already. */
export class NothingCorrected extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.nothing-corrected' });
  }
}

/** A later date for all of a round lies today or later. */
export class ExtensionInPast extends DomainError {
  constructor() {
    const code = 'learning.extension-in-past';
    super({ kind: 'rule-broken', code, faults: [{ pointer: '#/dueOn', code }] });
  }
}

/** Nobody there is due before that day. */
export class NobodyToExtend extends DomainError {
  constructor() {
    const code = 'learning.nobody-to-extend';
    super({ kind: 'rule-broken', code, faults: [{ pointer: '#/dueOn', code }] });
  }
}

/** One of the units is no commune of the round. */
export class UnknownCommune extends DomainError {
  constructor() {
    const code = 'learning.unknown-commune';
    super({ kind: 'rule-broken', code, faults: [{ pointer: '#/communeIds', code }] });
  }
}

/** It reaches other people by now than were looked at. */
export class ExtensionStale extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.extension-stale' });
  }
}

/** Somebody else took it back before. */
export class ExtensionEnded extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.extension-ended' });
  }
}

/** Something stands on the round, so that it can't be taken back; `params.standing` says what, in Vietnamese. */
export class RoundBuiltOn extends DomainError {
  constructor(standing: string) {
    super({ kind: 'conflict', code: 'learning.round-built-on', params: { standing } });
  }
}

/** Other people are in the round by now than were looked at; `params.people` says how many. */
export class RoundTakingStale extends DomainError {
  constructor(people: number) {
    super({ kind: 'conflict', code: 'learning.round-taking-stale', params: { people } });
  }
}

/** The end of this round, or its going on, waits for a second person already. */
export class EndingOpen extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.ending-open' });
  }
}

/** This proposal to end a round or to take it up again doesn't wait (any more). */
export class EndingAnswered extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.ending-answered' });
  }
}

/** The round goes on: there is no end to undo. */
export class RoundNotEnded extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.round-not-ended' });
  }
}
