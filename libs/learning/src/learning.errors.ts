import { DomainError, type FieldFault, InvalidInput } from '@lopso/platform';
import { type RoundDateFault } from './rules/round-dates';

/** The unit already has a round of this title. */
export class RoundTitleTaken extends DomainError {
  constructor() {
    super({
      kind: 'conflict',
      code: 'learning.round-title-taken',
      faults: [{ pointer: '#/title', code: 'learning.round-title-taken' }],
    });
  }
}

/** The programme asks for a course or task that is not published; `params.missing` names them. */
export class ProgrammeIncomplete extends DomainError {
  constructor(missing: readonly string[]) {
    super({ kind: 'rule-broken', code: 'learning.programme-incomplete', params: { missing: missing.join(', ') } });
  }
}

/** Nobody holds a seat in the teams the programme is for. */
export class NoAudience extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.no-audience' });
  }
}

/** Nobody vouches for their own reading. */
export class OwnReading extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.own-reading' });
  }
}

/** Dates of a round that contradict each other or the calendar; one fault per field. */
export function invalidRoundDates(faults: readonly RoundDateFault[]): InvalidInput {
  return new InvalidInput(
    faults.map(({ field, fault }): FieldFault => ({ pointer: `#/${field}`, code: `learning.${fault}` })),
  );
}
