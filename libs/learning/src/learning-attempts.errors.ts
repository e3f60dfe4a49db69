import { DomainError } from '@lopso/platform';

/** Nobody gives herself further attempts. */
export class OwnAttempts extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.own-attempts' });
  }
}
