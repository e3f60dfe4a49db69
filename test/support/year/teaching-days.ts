import { dayAfter, weekdayOf } from './agenda';

/** Hours of one day, `yyyy-mm-dd`, `hh:mm`. */
export interface TeachingHours {
  readonly on: string;
  readonly from: string;
  readonly to: string;
}

/** Free days of trainers from a day on, weekends left out. */
export class TeachingDays {
  private readonly next = new Map<string, { on: string; isMorningTaken: boolean }>();

  constructor(private readonly from: string) {}

  /** Two mornings, or two afternoons of the same days. */
  twoHalves(trainerId: string): TeachingHours[] {
    const { on, isMorningTaken } = this.next.get(trainerId) ?? { on: this.from, isMorningTaken: false };
    const second = workdayAfter(on);
    this.next.set(
      trainerId,
      isMorningTaken ? { on: workdayAfter(second), isMorningTaken: false } : { on, isMorningTaken: true },
    );
    const [from, to] = isMorningTaken ? ['14:00', '15:30'] : ['08:30', '10:00'];
    return [on, second].map((one) => ({ on: one, from, to }));
  }

  /** One long morning or afternoon. */
  whole(trainerId: string): TeachingHours[] {
    const { on, isMorningTaken } = this.next.get(trainerId) ?? { on: this.from, isMorningTaken: false };
    this.next.set(
      trainerId,
      isMorningTaken ? { on: workdayAfter(on), isMorningTaken: false } : { on, isMorningTaken: true },
    );
    const [from, to] = isMorningTaken ? ['13:30', '16:30'] : ['08:00', '11:00'];
    return [{ on, from, to }];
  }
}

function workdayAfter(on: string): string {
  let next = dayAfter(on, 1);
  while (weekdayOf(next) > 5) next = dayAfter(next, 1);
  return next;
}
