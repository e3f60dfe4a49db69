import { Injectable } from '@nestjs/common';
import { ATTEND_CLASSES } from '@lopso/classes';
import { Access, type Actor, Clock, NotFound, Transactions } from '@lopso/platform';
import { CallNameChanged } from '../planning-calls.errors';
import { CallNameRepository, type OwnCall } from '../storage/call-name.repository';
import { EXPECTED_DAYS } from '../storage/naming-facts.repository';
import { CallDesk } from './call-desk';
import { WaitingNames } from './waiting-names';

const EXPECTED_MS = EXPECTED_DAYS * 86_400_000;

/** A member who is named in calls. */
@Injectable()
export class OwnCalls {
  constructor(
    private readonly names: CallNameRepository,
    private readonly desk: CallDesk,
    private readonly waiting: WaitingNames,
    private readonly access: Access,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Calls that name her and have no class for her yet. @throws Forbidden for an account without a member */
  async list(actor: Actor): Promise<OwnCall[]> {
    const since = new Date(this.clock.now().getTime() - EXPECTED_MS).toISOString().slice(0, 10);
    return this.names.callsNaming(this.access.requireMember(actor, ATTEND_CLASSES), since);
  }

  /** She can't come: her place is free for somebody else of the commune. Twice is harmless. @throws NotFound, CallNameChanged */
  async refuse(actor: Actor, callId: string): Promise<void> {
    const memberId = this.access.requireMember(actor, ATTEND_CLASSES);
    const [known] = await this.names.lastOf([callId], [memberId]);
    if (known === undefined) throw new NotFound();
    await this.transactions.run(async () => {
      const { call, quota } = await this.desk.held(callId, known.communeId);
      const [name] = await this.names.lastOf([callId], [memberId]);
      if (name === undefined || name.state === 'unable') return;
      if (!(await this.waiting.end(name.id, 'named', { as: 'unable', reason: null }))) throw new CallNameChanged();
      await this.desk.note(actor, 'planning.name-unable', { id: call.id, unitPath: quota.unitPath }, { memberId });
    });
  }
}
