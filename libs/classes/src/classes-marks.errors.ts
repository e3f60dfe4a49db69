import { dayInWords, DomainError } from '@lopso/platform';
import { ClassesError, type ClashWords } from './classes.errors';
import { type EndFault } from './rules/session-doors';
import { type WordFault } from './rules/typed-word';

const POINTERS: Readonly<Record<WordFault, string>> = {
  'came-after-end': '#/cameAt',
  'left-before-start': '#/leftAt',
  'left-before-came': '#/leftAt',
  'minutes-beyond': '#/minutes',
  'excuse-needed': '#/excuse',
};

/** Times or minutes of a mark that can't be: see `WordFault`. */
export class MarkRefused extends ClassesError {
  constructor(fault: WordFault) {
    super('invalid', fault, {}, POINTERS[fault]);
  }
}

/** Until when a session is said to have gone, and can't have: see `EndFault`. */
export class EndRefused extends ClassesError {
  constructor(fault: EndFault) {
    super('invalid', fault, {}, '#/wentUntil');
  }
}

/** Who was there as a learner does not say herself how long the session went: her own hours follow. */
export class OwnHours extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'classes.own-hours' });
  }
}

/** Who is on no list is given a place by nobody whose right was ended since she read the card (decision 0140). */
export class TakenInByOthers extends ClassesError {
  constructor() {
    super('rule-broken', 'taken-in-by-others');
  }
}

/** Words that wait for a decision are not set into a session that nobody opened or ended: it may still be moved to another day (decision 0140). */
export class WaitsForEnd extends ClassesError {
  constructor() {
    super('rule-broken', 'waits-for-end');
  }
}

/** A spot check says that somebody is there or that she left, and never that she was absent (decision 0076). */
export class SpotCheckAbsent extends ClassesError {
  constructor() {
    super('rule-broken', 'spot-check-absent', {}, '#/mark');
  }
}

/** A spot check is of somebody who stands as present: who never came, or was noted absent, is marked on the roll (decision 0076). */
export class SpotCheckUnmarked extends ClassesError {
  constructor() {
    super('rule-broken', 'spot-check-unmarked', {}, '#/mark');
  }
}

/** Who is to be taken into a session that is over stood before another one then; its title is left out where the caller may not see that class. */
export class MemberTaught extends ClassesError {
  constructor(clash: ClashWords) {
    super('conflict', clash.title === '' ? 'member-taught-elsewhere' : 'member-taught', { ...clash });
  }
}

/** Hours of a closed session were counted by the rule of the class. */
export class RuleFixed extends ClassesError {
  constructor() {
    super('rule-broken', 'rule-fixed', {}, '#/rule');
  }
}

/** The last day of corrections is over (`yyyy-mm-dd`): for who asks, while the department still may, or for everybody. */
export class CorrectionOver extends ClassesError {
  constructor(until: string, departmentUntil: string | null, isOverForAll: boolean) {
    if (isOverForAll) super('rule-broken', 'correction-over-for-all', { until: dayInWords(departmentUntil ?? until) });
    else if (departmentUntil === null)
      super('rule-broken', 'correction-over-for-trainers', { until: dayInWords(until) });
    else super('rule-broken', 'correction-over', { until: dayInWords(until), department: dayInWords(departmentUntil) });
  }
}

/** Nobody marks in a session any more that nobody has closed; `until` was the last day, `yyyy-mm-dd`. */
export class MarkingOver extends ClassesError {
  constructor(until: string) {
    super('rule-broken', 'marking-over', { until: dayInWords(until) });
  }
}
