import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, Scope, Transactions } from '@lopso/platform';
import { CallNameChanged } from '../planning-calls.errors';
import { CallRepository, type ClassCall, type CommuneQuota } from '../storage/call.repository';
import { type CallName, CallNameRepository } from '../storage/call-name.repository';
import { CallDesk } from './call-desk';
import { LedTeam } from './led-team';
import { Naming, type NamingOutcome, type NotNamed } from './naming';

const CALLS_SHOWN = 20;

/** Somebody of the led team and what became of her in a call; null: nobody said anything yet. */
export interface LedName {
  readonly memberId: string;
  readonly fullName: string;
  readonly last: CallName | null;
  /** Why she would not be taken if she were proposed now; null: she would be. */
  readonly hindrance: NotNamed | null;
}

/** An open call that asks the commune of a team, with the team's people. */
export interface LedCall extends ClassCall {
  readonly communeId: string;
  readonly people: readonly LedName[];
}

/** The leader of a team proposes its people. */
@Injectable()
export class ProposeNames {
  constructor(
    private readonly calls: CallRepository,
    private readonly names: CallNameRepository,
    private readonly team: LedTeam,
    private readonly naming: Naming,
    private readonly desk: CallDesk,
    private readonly transactions: Transactions,
  ) {}

  /** Open calls that ask the commune of the team, the latest first. @throws NotFound for a group that is none of hers or no team */
  async list(actor: Actor, groupId: string): Promise<LedCall[]> {
    const { communePath, people, today } = await this.team.of(actor, groupId);
    const page = { today, isOpen: true, after: null, limit: CALLS_SHOWN };
    const scope = await this.desk.withMerged(Scope.ofPaths([communePath]));
    const calls = await this.calls.list(scope, page);
    const last = await this.names.lastOf(
      calls.map(({ id }) => id),
      people.map(({ id }) => id),
    );
    const found: LedCall[] = [];
    for (const call of calls) {
      const quota = ownOf(await this.calls.quotasOf(scope, call.id));
      if (quota === undefined) continue;
      const lastOf = new Map(last.filter(({ callId }) => callId === call.id).map((name) => [name.memberId, name]));
      const hindered = await this.naming.foresee({ call, quota }, people);
      const named = people.map(({ id: memberId, fullName }) => ({
        ...{ memberId, fullName, last: lastOf.get(memberId) ?? null },
        hindrance: hindered.find((one) => one.memberId === memberId) ?? null,
      }));
      found.push({ ...call, communeId: quota.communeId, people: named });
    }
    return found;
  }

  /** Proposes people of the team; may be sent twice. @throws NotFound for anybody else, CallClosed */
  async propose(actor: Actor, groupId: string, callId: string, memberIds: readonly string[]): Promise<NamingOutcome> {
    const { communePath, people } = await this.team.of(actor, groupId);
    const chosen = people.filter(({ id }) => memberIds.includes(id));
    if (chosen.length < new Set(memberIds).size) throw new NotFound();
    return this.transactions.run(async () => {
      const filling = await this.filling(callId, communePath);
      this.desk.requireOpen(filling.call);
      return this.naming.propose(actor, filling, chosen);
    });
  }

  /** Takes a proposal back that nobody answered; twice is harmless. @throws NotFound, CallNameChanged */
  async withdraw(actor: Actor, groupId: string, callId: string, nameId: string): Promise<void> {
    const { communePath, people, now } = await this.team.of(actor, groupId);
    await this.transactions.run(async () => {
      const { call, quota } = await this.filling(callId, communePath);
      const scope = await this.desk.withMerged(Scope.ofPaths([communePath]));
      const name = await this.names.findIn(scope, callId, nameId);
      if (name === null || !people.some(({ id }) => id === name.memberId)) throw new NotFound();
      if (name.state === 'withdrawn') return;
      const end = { as: 'withdrawn' as const, at: now, reason: null };
      if (!(await this.names.end(nameId, ['proposed'], end))) throw new CallNameChanged();
      const subject = { id: call.id, unitPath: quota.unitPath };
      await this.desk.note(actor, 'planning.name-withdrawn', subject, { memberId: name.memberId });
    });
  }

  private async filling(callId: string, communePath: string): ReturnType<CallDesk['held']> {
    const scope = await this.desk.withMerged(Scope.ofPaths([communePath]));
    const quota = ownOf(await this.calls.quotasOf(scope, callId));
    if (quota === undefined) throw new NotFound();
    return this.desk.held(callId, quota.communeId);
  }
}

/** The places of the commune itself before those of a commune that was merged into it. */
const ownOf = (quotas: readonly CommuneQuota[]): CommuneQuota | undefined =>
  quotas.find(({ communeId, heirs }) => heirs.some(({ id }) => id === communeId)) ?? quotas[0];
