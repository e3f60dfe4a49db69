import { Injectable } from '@nestjs/common';
import { PastPlaces } from '@lopso/org';
import { Access, type Actor, Audit, Clock, NotFound, type Permission, Scope } from '@lopso/platform';
import { CallClosed } from '../planning-calls.errors';
import { NAME_PEOPLE, PUBLISH_CALLS, READ_CALLS } from '../planning.permissions';
import { CallNameRepository } from '../storage/call-name.repository';
import { CallRepository, type ClassCall, type Quota } from '../storage/call.repository';

/** What is done about a call. */
export type CallAct =
  | 'planning.call-published'
  | 'planning.call-changed'
  | 'planning.call-removed'
  | 'planning.call-booked'
  | 'planning.name-taken'
  | 'planning.name-declined'
  | 'planning.name-withdrawn'
  | 'planning.name-proposed'
  | 'planning.name-unable';

/** Who may see and change a call for names, and the trail of it. */
@Injectable()
export class CallDesk {
  constructor(
    private readonly calls: CallRepository,
    private readonly names: CallNameRepository,
    private readonly places: PastPlaces,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The units of which the actor may know people. */
  readScope(actor: Actor): Scope {
    return this.access.scope(actor, READ_CALLS);
  }

  /** The units whose places and names the actor sees: hers, and those that were merged into them. */
  async seenScope(actor: Actor): Promise<Scope> {
    return this.withMerged(this.readScope(actor));
  }

  /** The units in which the actor names people, and those that were merged into them. */
  async namingScope(actor: Actor): Promise<Scope> {
    return this.withMerged(this.access.scope(actor, NAME_PEOPLE));
  }

  /** A scope with the communes whose records its units took over. */
  async withMerged(scope: Scope): Promise<Scope> {
    const ended = (await this.places.formerOf(scope)).filter(({ until }) => until === null);
    return Scope.ofPaths([...scope.toPaths(), ...ended.map(({ unitPath }) => unitPath)]);
  }

  mayPublish(actor: Actor, call: Pick<ClassCall, 'unitPath'>): boolean {
    return this.access.scope(actor, PUBLISH_CALLS).contains(call.unitPath);
  }

  /** The units of a call's province where the actor publishes. @throws NotFound for who only reads it */
  publishScope(actor: Actor, call: Pick<ClassCall, 'unitPath'>): Scope {
    this.access.require(actor, PUBLISH_CALLS, call);
    return this.access.scope(actor, PUBLISH_CALLS).narrowedTo(call.unitPath);
  }

  may(actor: Actor, permission: Permission, row: { readonly unitPath: string }): boolean {
    return this.access.scope(actor, permission).contains(row.unitPath);
  }

  /** A call the actor sees: over its province, or because it asks a commune of hers. @throws NotFound */
  async seen(actor: Actor, id: string): Promise<ClassCall> {
    const call = await this.calls.findIn(await this.seenScope(actor), id);
    if (call === null) throw new NotFound();
    return call;
  }

  /** A call the actor publishes, locked; names stand as classes let them. Needs a transaction. @throws NotFound */
  async published(actor: Actor, id: string): Promise<ClassCall> {
    const call = await this.calls.lock(id);
    if (call === null) throw new NotFound();
    this.access.require(actor, PUBLISH_CALLS, call);
    await this.names.settle(id, this.clock.now());
    return call;
  }

  /**
   * A call and the places of a commune of the actor's, kept as they are until the transaction ends.
   * @throws NotFound where the call does not ask the commune or it is none of hers, CallClosed after the last day
   */
  async filling(
    actor: Actor,
    permission: Permission,
    { callId, communeId }: { readonly callId: string; readonly communeId: string },
  ): Promise<{ readonly call: ClassCall; readonly quota: Quota }> {
    const locked = await this.locked(callId, communeId);
    this.access.require(actor, permission, locked.quota);
    this.requireOpen(locked.call);
    await this.names.settle(callId, this.clock.now());
    return locked;
  }

  /** The same without asking who does it. @throws NotFound */
  async held(callId: string, communeId: string): Promise<{ readonly call: ClassCall; readonly quota: Quota }> {
    const locked = await this.locked(callId, communeId);
    await this.names.settle(callId, this.clock.now());
    return locked;
  }

  private async locked(
    callId: string,
    communeId: string,
  ): Promise<{ readonly call: ClassCall; readonly quota: Quota }> {
    const call = await this.calls.hold(callId);
    const quota = await this.calls.lockQuota(callId, communeId);
    if (call === null || quota === null || quota.places === 0) throw new NotFound();
    return { call, quota };
  }

  /** @throws CallClosed */
  requireOpen(call: ClassCall): void {
    if (!this.isOpen(call)) throw new CallClosed(call.closesOn);
  }

  isOpen({ closesOn }: Pick<ClassCall, 'closesOn'>): boolean {
    return closesOn >= this.clock.today();
  }

  async note(
    actor: Actor,
    action: CallAct,
    subject: { readonly id: string; readonly unitPath: string },
    details: Readonly<Record<string, string | number>> = {},
  ): Promise<void> {
    const { id: subjectId, unitPath } = subject;
    await this.audit.record(actor, { action, subjectType: 'class-call', subjectId, unitPath, details });
  }
}
