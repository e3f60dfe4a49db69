import { DomainError, type ErrorKind, type ErrorParams } from '@lopso/platform';

class PapersError extends DomainError {
  constructor(kind: ErrorKind, fault: string, params: ErrorParams = {}, pointer?: string) {
    const code = `papers.${fault}`;
    super({ kind, code, params, faults: pointer === undefined ? [] : [{ pointer, code, params }] });
  }
}

/** The paper was issued under its number: it stays as it is and is corrected by another one. */
export class PaperIsIssued extends PapersError {
  constructor() {
    super('rule-broken', 'issued');
  }
}

/** Only an issued paper is corrected by another one. */
export class PaperIsDraft extends PapersError {
  constructor() {
    super('rule-broken', 'draft');
  }
}

/** The paper belongs to another office. */
export class NotYourOffice extends PapersError {
  constructor() {
    super('forbidden', 'not-your-office');
  }
}

/** A kind of paper about a round was asked for a class or a plan, or the like. */
export class KindMismatch extends PapersError {
  constructor() {
    super('invalid', 'kind-mismatch', {}, '#/kind');
  }
}

/** The class is another commune's now: a paper of this kind is written there. */
export class ClassLeft extends PapersError {
  constructor() {
    super('rule-broken', 'class-left');
  }
}

/** Fields without a value; `names` as the template has them. */
export class PaperIncomplete extends PapersError {
  constructor(names: readonly string[]) {
    super('rule-broken', 'incomplete', { count: names.length, names: names.join(', ') });
  }
}

/** The kind carries a number and none was given, or none and one was. */
export class NumberNeeded extends PapersError {
  constructor() {
    super('rule-broken', 'number-needed', {}, '#/number');
  }
}

export class NumberNotWanted extends PapersError {
  constructor() {
    super('rule-broken', 'number-not-wanted', {}, '#/number');
  }
}

/** The office has issued a paper under this number this year. */
export class NumberTaken extends PapersError {
  constructor(notation: string) {
    super('conflict', 'number-taken', { notation }, '#/number');
  }
}

/** Somebody writes a correction of this paper already. */
export class CorrectionExists extends PapersError {
  constructor() {
    super('conflict', 'correction-exists');
  }
}

/** A list is longer than one paper holds. */
export class ListTooLong extends PapersError {
  constructor(count: number, most: number) {
    super('rule-broken', 'list-too-long', { count, most });
  }
}

/** A plan has more classes than one paper holds. */
export class PlanTooLong extends PapersError {
  constructor(count: number, most: number) {
    super('rule-broken', 'plan-too-long', { count, most });
  }
}

/** Somebody else saved the template meanwhile. */
export class TemplateChanged extends PapersError {
  constructor() {
    super('conflict', 'template-changed');
  }
}
