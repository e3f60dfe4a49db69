import { Clock } from '@lopso/platform';

/** The machine's clock moved by an offset; a test may also stop it. */
export class TestClock extends Clock {
  private offsetMs = 0;
  private stoppedAt: Date | null = null;

  now(): Date {
    return this.stoppedAt ?? new Date(Date.now() + this.offsetMs);
  }

  /** Stops the clock at an instant. */
  stopAt(instant: string | Date): void {
    this.stoppedAt = new Date(instant);
  }

  /** Moves the clock forward. */
  advance(seconds: number): void {
    if (this.stoppedAt === null) this.offsetMs += seconds * 1000;
    else this.stoppedAt = new Date(this.stoppedAt.getTime() + seconds * 1000);
  }

  /** Lets the clock run with the machine's again. */
  release(): void {
    this.stoppedAt = null;
    this.offsetMs = 0;
  }
}
