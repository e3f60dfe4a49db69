/** How long one kind of step took in all. */
export interface StepTime {
  readonly what: string;
  readonly times: number;
  readonly seconds: number;
  /** The longest of them. */
  readonly mostMs: number;
}

const IDS = /[0-9a-f]{8}-[0-9a-f-]{27}|(?<=\/)[A-Z]\d{6,}[\w-]*|(?<=\/)N[0-9a-f]{6}[\w-]*/g;

/** Where the time of a year goes: what is asked of the product, and what its worker does. */
export class Stopwatch {
  private readonly steps = new Map<string, { times: number; ms: number; most: number }>();

  /** Notes a step; ids in its name don't count. */
  note(name: string, ms: number): void {
    const what = name.replace(/\?.*/, '').replace(IDS, ':id');
    const step = this.steps.get(what) ?? { times: 0, ms: 0, most: 0 };
    step.times += 1;
    step.ms += ms;
    step.most = Math.max(step.most, ms);
    this.steps.set(what, step);
  }

  async time<T>(name: string, act: () => Promise<T>): Promise<T> {
    const from = performance.now();
    try {
      return await act();
    } finally {
      this.note(name, performance.now() - from);
    }
  }

  /** Those that took longest in all. */
  slowest(many: number): StepTime[] {
    return [...this.steps]
      .sort(([, a], [, b]) => b.ms - a.ms)
      .slice(0, many)
      .map(([what, { times, ms, most }]) => ({
        ...{ what, times },
        seconds: Math.round(ms / 100) / 10,
        mostMs: Math.round(most),
      }));
  }
}
