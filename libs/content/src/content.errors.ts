import { DomainError } from '@lopso/platform';

/** No course, lesson or programme of this id is published. */
export class ContentNotFound extends DomainError {
  constructor() {
    super({ kind: 'not-found', code: 'content.not-found' });
  }
}
