import { DomainError } from '@lopso/platform';

/** Two people release papers there: a round opened by one can't issue them by itself (decision 0118). */
export class AutomaticNeedsSecond extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.automatic-needs-second' });
  }
}
