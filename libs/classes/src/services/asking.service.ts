import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { AskingRepository } from '../storage/asking.repository';

/** Keeps what members were asked about a class out of the reach of its timetable (decision 0062). */
@Injectable()
export class Asking {
  constructor(
    private readonly askings: AskingRepository,
    private readonly clock: Clock,
  ) {}

  /** If the class has ended, that is its end. Needs a transaction and a lock on the class. */
  async fixEnd(classGroupId: string): Promise<void> {
    await this.askings.fix(classGroupId, this.clock.now());
  }

  /**
   * Around a change to sessions of a class: what has ended stays ended. Where the change itself ends it, members have their days from now on,
   * until another change lets it go on before anybody has answered. Needs a transaction and the lock on the class.
   */
  async around<Result>(classGroupId: string, change: () => Promise<Result>): Promise<Result> {
    const now = this.clock.now();
    if (!(await this.askings.takeBackUnanswered(classGroupId))) await this.askings.fix(classGroupId, now);
    const result = await change();
    await this.askings.fix(classGroupId, now, now);
    return result;
  }
}
