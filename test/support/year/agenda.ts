import { type TestClock } from '../test-clock';

export type Act = () => Promise<void>;

interface Entry {
  readonly at: number;
  readonly order: number;
  readonly act: Act;
  readonly isCrowd: boolean;
}

/** So many people do what they do at once where each does it for herself. */
const AT_ONCE = 10;

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

  /** `notDone` hears of an act that failed, with its hour; the year goes on without it. */
  constructor(
    private readonly clock: TestClock,
    private readonly notDone: (fault: string) => void,
  ) {}

  add(at: Date, act: Act): void {
    this.enter(at, act, false);
  }

  /**
   * An act of somebody among many, who do the same at this instant and don't wait for each other. It draws what it draws before it first waits, so
   * that the year is the same every time.
   */
  addOfMany(at: Date, act: Act): void {
    this.enter(at, act, true);
  }

  private enter(at: Date, act: Act, isCrowd: boolean): void {
    const day = dayOf(at);
    const entries = this.days.get(day) ?? [];
    this.count += 1;
    entries.push({ at: at.getTime(), order: this.count, act, isCrowd });
    this.days.set(day, entries);
  }

  /** Lives from one day to another, both included. */
  async live(first: string, last: string, lived: (day: string) => void = () => undefined): Promise<void> {
    for (let day = first; day <= last; day = dayAfter(day, 1)) {
      await this.liveDay(day);
      lived(day);
    }
  }

  private async liveDay(day: string): Promise<void> {
    for (;;) {
      const entries = this.days.get(day) ?? [];
      entries.sort((a, b) => a.at - b.at || a.order - b.order);
      const [next] = entries;
      if (next === undefined) break;
      const others = next.isCrowd ? entries.findIndex(({ at, isCrowd }) => at !== next.at || !isCrowd) : 1;
      const now = entries.splice(0, others === -1 ? entries.length : others);
      // The clock never goes back: what an act entered for an hour that is over happens now.
      if (next.at > this.clock.now().getTime()) this.clock.stopAt(new Date(next.at));
      await atOnce(now.map((entry) => () => this.tried(entry)));
    }
    this.days.delete(day);
  }

  private async tried({ at, act }: Entry): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.notDone(`${new Date(at + VIETNAM_MS).toISOString().slice(0, 16)}: ${String(error)}`);
    }
  }
}

/** Does all of these, some at a time, each begun in its turn. */
export async function atOnce(acts: readonly Act[]): Promise<void> {
  const waiting = acts.values();
  const work = async (): Promise<void> => {
    for (const act of waiting) await act();
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, acts.length) }, work));
}
