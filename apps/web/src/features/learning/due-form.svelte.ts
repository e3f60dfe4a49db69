/** A whole number of days within bounds; null: what is typed is none. */
export function daysOf(typed: string, least: number, most: number): number | null {
  const days = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : NaN;
  return days >= least && days <= most ? days : null;
}

/** Whether a date is more than five years from today, before or after it: no round begins or is due so far off. */
export function isYearsAway(day: string, today: string): boolean {
  const yearsOn = (years: number): string => `${Number(today.slice(0, 4)) + years}${today.slice(4)}`;
  return day !== '' && (day < yearsOn(-5) || day > yearsOn(5));
}

const typed = (days: number | null): string => days?.toString() ?? '';

export type DueNumber = 'dueDays' | 'graceDays' | 'newcomerDays';

/** Members' own dates as the server takes them. */
interface DueBody {
  dueFrom?: 'joining' | 'seat';
  dueDays?: number;
  graceDays?: number;
  newcomerDays?: number;
  newcomersUntil?: string;
}

/** What another round says of them. */
interface DueRule {
  dueFrom: string | null;
  dueDays: number | null;
  graceDays: number;
  newcomerDays: number | null;
}

/** How members' own dates follow, as typed; numbers of days are empty until typed. */
export class DueTerms {
  /** Empty: one date for everybody. */
  dueFrom = $state<'' | 'joining' | 'seat'>('');
  dueDays = $state('');
  graceDays = $state('');
  /** Where one date holds for everybody; empty: after it nobody joins. */
  newcomerDays = $state('60');
  /** Empty: no last day. */
  newcomersUntil = $state('');

  /** Whether newcomers have days of their own. */
  get takesNewcomers(): boolean {
    return this.dueFrom === '' && this.newcomerDays.trim() !== '';
  }

  get isWhole(): boolean {
    return this.isRight('dueDays') && this.isRight('graceDays') && this.isRight('newcomerDays');
  }

  /** What is typed is a number of days, or may be left out. */
  isRight(entry: DueNumber): boolean {
    if (entry === 'dueDays') return this.dueFrom === '' || daysOf(this.dueDays, 1, 1100) !== null;
    if (entry === 'graceDays') return this.graceDays.trim() === '' || daysOf(this.graceDays, 0, 366) !== null;
    return !this.takesNewcomers || daysOf(this.newcomerDays, 1, 1100) !== null;
  }

  get body(): DueBody {
    const grace = this.graceDays.trim() === '' ? {} : { graceDays: Number(this.graceDays) };
    if (this.dueFrom !== '') return { ...grace, dueFrom: this.dueFrom, dueDays: Number(this.dueDays) };
    if (!this.takesNewcomers) return grace;
    const until = this.newcomersUntil === '' ? {} : { newcomersUntil: this.newcomersUntil };
    return { ...grace, newcomerDays: Number(this.newcomerDays), ...until };
  }

  /** Begins with how another round counts days; the last day for newcomers is a date of that one. */
  follow({ dueFrom, dueDays, graceDays, newcomerDays }: DueRule): void {
    this.dueFrom = dueFrom === 'joining' || dueFrom === 'seat' ? dueFrom : '';
    this.dueDays = typed(dueDays);
    this.graceDays = graceDays > 0 ? String(graceDays) : '';
    if (dueFrom === null) this.newcomerDays = typed(newcomerDays);
  }
}
