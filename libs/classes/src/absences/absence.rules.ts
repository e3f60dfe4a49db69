import { type Mark } from '../attendance/attendance.rules';
import { type AttendanceRule, countedMinutes, type PlannedTime, type Stay } from '../attendance/attended-minutes.rules';

/** How somebody missed a closed session: not there, excused, or there for less than the whole of it counts. */
export type AbsenceKind = 'absent' | 'excused' | 'partial';

/** What the roll of a closed session says of one person. */
export interface RollWord extends Stay {
  /** Null: nobody marked her. */
  readonly mark: Mark | null;
  /** She came without a booking: nobody waited for her. */
  readonly isWalkIn: boolean;
}

/** A missed session, or a part of one. */
export interface Absence {
  readonly kind: AbsenceKind;
  /** What counts for her all the same; 0 for who was not there. */
  readonly countedMinutes: number;
}

/**
 * What somebody missed of a closed session, by the rule of its class (decisions 0045, 0060); null for who was there for all that
 * counts, and for who came unasked and was not there after all.
 */
export function absenceOf(word: RollWord, session: PlannedTime, rule: AttendanceRule): Absence | null {
  if (word.mark === 'present') {
    const counted = countedMinutes(word, session, rule);
    return counted < session.plannedMinutes ? { kind: 'partial', countedMinutes: counted } : null;
  }
  if (word.isWalkIn) return null;
  return { kind: word.mark === 'excused' ? 'excused' : 'absent', countedMinutes: 0 };
}
