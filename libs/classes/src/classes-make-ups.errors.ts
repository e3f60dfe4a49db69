import { ClassesError } from './classes.errors';

/** The offer of a make-up was answered otherwise, expired, or she was there after all. */
export class MakeUpOver extends ClassesError {
  constructor() {
    super('rule-broken', 'make-up-over');
  }
}
