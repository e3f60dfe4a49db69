import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Throttle, Transactions } from '@lopso/platform';
import { type ClassSession } from '../storage/class-session.repository';

/** Re-encoding photos costs: so many an hour are far more than a trainer has halls. */
const UPLOADS = { name: 'classes.roll-sheet', limit: 60, windowSeconds: 3600 };

/** What stands around every act with a sheet: the brake, the transaction, the trail. */
@Injectable()
export class SheetGuards {
  constructor(
    private readonly throttle: Throttle,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** @throws TooManyRequests */
  async spend(actor: Actor): Promise<void> {
    await this.throttle.spend(UPLOADS, actor.accountId);
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    return this.transactions.run(work);
  }

  /** `actor` null: the system. */
  async note(
    actor: Actor | null,
    { id: subjectId, unitPath }: Pick<ClassSession, 'id' | 'unitPath'>,
    action: string,
  ): Promise<void> {
    await this.audit.record(actor, { action, subjectType: 'class-session', subjectId, unitPath });
  }
}
