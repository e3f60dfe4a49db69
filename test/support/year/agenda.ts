import { type TestClock } from '../test-clock';

type Act = () => Promise<void>;

interface Entry {
  readonly at: number;
  readonly order: number;
  readonly act: Act;
}

const DAY_MS = 86_400_000;
const VIETNAM_MS = 7 * 3_600_000;

/** The instant of an hour, `hh:mm`, of a day, `yyyy-mm-dd`, in Vietnam. */
export const hourOf = (day: string, hour: string): Date => new Date(`${day}T${hour}:00+07:00`);

/** The calendar day of an instant in Vietnam. */
export const dayOf = (at: Date | number): string => new Date(Number(at) + VIETNAM_MS).toISOString().slice(0, 10);

export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Monday is 1, Sunday 7. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** What happens when: acts are done in the order of their instants, each with the clock standing there; an act may enter others. */
export class Agenda {
  private readonly days = new Map<string, Entry[]>();
  private count = 0;

  constructor(private readonly clock: TestClock) {}

  add(at: Date, act: Act): void {
    const day = dayOf(at);
    const entries = this.days.get(day) ?? [];
    this.count += 1;
    entries.push({ at: at.getTime(), order: this.count, act });
    this.days.set(day, entries);
  }

  /** Lives from one day to another, both included. */
  async live(first: string, last: string): Promise<void> {
    for (let day = first; day <= last; day = dayAfter(day, 1)) await this.liveDay(day);
  }

  private async liveDay(day: string): Promise<void> {
    for (;;) {
      const entries = this.days.get(day) ?? [];
      const next = entries.sort((a, b) => a.at - b.at || a.order - b.order).shift();
      if (next === undefined) break;
      // The clock never goes back: what an act entered for an hour that is over happens now.
      if (next.at > this.clock.now().getTime()) this.clock.stopAt(new Date(next.at));
      await next.act();
    }
    this.days.delete(day);
  }
}
