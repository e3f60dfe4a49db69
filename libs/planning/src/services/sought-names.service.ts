import { Injectable } from '@nestjs/common';
import { HeldRightService } from '@lopso/org';
import { Access, type Actor, Clock, Scope } from '@lopso/platform';
import { PROPOSE_NAMES } from '../planning.permissions';
import { CallRepository, type ClassCall } from '../storage/call.repository';
import { CallDesk } from './call-desk';

const CALLS_TOLD = 20;

/** A call for which the commune of a team looks for people still. */
export interface SoughtCall extends Pick<ClassCall, 'title' | 'closesOn'> {
  readonly callId: string;
  /** The led group whose people may be proposed. */
  readonly groupId: string;
  /** Places of the commune without a name. */
  readonly free: number;
}

/** Tells the leader of a team that people are looked for. Nobody's name is read. */
@Injectable()
export class SoughtNames {
  constructor(
    private readonly heldRights: HeldRightService,
    private readonly calls: CallRepository,
    private readonly desk: CallDesk,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** Open calls with a place left in the communes of the teams the actor leads, the first to close first; each once. @throws Forbidden */
  async list(actor: Actor): Promise<SoughtCall[]> {
    this.access.requireHeld(actor, PROPOSE_NAMES);
    const teams = (await this.heldRights.listLedGroups(actor)).filter(({ kind }) => kind === 'team');
    const page = { today: this.clock.today(), isOpen: true, after: null, limit: CALLS_TOLD };
    const found = new Map<string, SoughtCall>();
    for (const { id: groupId, unitPath } of teams) {
      const commune = Scope.ofPaths([unitPath.split('.').slice(0, 2).join('.')]);
      for (const call of await this.calls.list(await this.desk.withMerged(commune), page)) {
        const free = call.places - call.filled;
        const { id: callId, title, closesOn } = call;
        if (free > 0 && !found.has(callId)) found.set(callId, { callId, groupId, title, closesOn, free });
      }
    }
    return [...found.values()].sort((one, other) => one.closesOn.localeCompare(other.closesOn, 'en'));
  }
}
