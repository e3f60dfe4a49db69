import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, Transactions } from '@lopso/platform';
import { type AskWindow, placeIn } from '../rules/ask-window';
import { type EndedClass } from '../storage/opinion.repository';

/** Time, transaction and trail of an answer. */
@Injectable()
export class AfterClassNotes {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  run(work: () => Promise<void>): Promise<void> {
    return this.transactions.run(work);
  }

  placeIn(window: AskWindow): ReturnType<typeof placeIn> {
    return placeIn(window, this.clock.now());
  }

  async note(
    actor: Actor,
    { classGroupId, unitPath }: Pick<EndedClass, 'classGroupId' | 'unitPath'>,
    memberId: string,
    action: string,
  ): Promise<void> {
    const subject = { subjectType: 'class-group', subjectId: classGroupId, unitPath };
    await this.audit.record(actor, { action, ...subject, details: { memberId } });
  }
}
