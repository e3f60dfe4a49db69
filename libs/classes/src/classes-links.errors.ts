import { ClassesError } from './classes.errors';

/** No class has this public address, or not any more. */
export class ClassLinkUnknown extends ClassesError {
  constructor() {
    super('not-found', 'link-unknown');
  }
}
