import { ClassesError } from './classes.errors';

/** The time to say what one thinks of a class is over; it was counted. */
export class OpinionOver extends ClassesError {
  constructor() {
    super('rule-broken', 'opinion-over');
  }
}

/** Households are asked for later, or no more. */
export class HouseholdsNotAsked extends ClassesError {
  constructor(place: 'early' | 'over') {
    super('rule-broken', place === 'early' ? 'households-early' : 'households-over');
  }
}

/** Some task counts more households than there were. */
export class TasksExceedHouseholds extends ClassesError {
  constructor() {
    super('invalid', 'tasks-exceed-households', {}, '#/byTask');
  }
}
