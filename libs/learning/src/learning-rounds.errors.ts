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
