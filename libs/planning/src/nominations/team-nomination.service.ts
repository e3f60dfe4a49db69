import { Injectable } from '@nestjs/common';
import { HeldRightService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, Audit, Clock, NotFound, Scope, Transactions } from '@lopso/platform';
import { NominationChanged } from '../planning.errors';
import { PROPOSE_NAMES } from '../planning.permissions';
import { type CommuneQuota, type NominationCall, NominationCallRepository } from './nomination-call.repository';
import { NominationCallService } from './nomination-call.service';
import { type Nomination, NominationRepository } from './nomination.repository';
import { type NominationOutcome, NominationService, type NotNominated } from './nomination.service';

/** A team never has more people than this. */
const TEAM_LARGEST = 100;

const CALLS_SHOWN = 20;

/** Somebody of the led team and what became of her in a call; null: nobody said anything yet. */
export interface TeamNominee {
  readonly memberId: string;
  readonly fullName: string;
  readonly last: Nomination | null;
  /** Why she would not be taken if she were proposed now; null: she would be. */
  readonly hindrance: NotNominated | null;
}

/** An open call that asks the commune of a team, with the team's people. */
export interface TeamNominationCall extends NominationCall {
  readonly communeId: string;
  readonly people: readonly TeamNominee[];
}

/** The places of the commune itself before those of a commune that was merged into it. */
const ownOf = (quotas: readonly CommuneQuota[]): CommuneQuota | undefined =>
  quotas.find(({ communeId, heirs }) => heirs.some(({ id }) => id === communeId)) ?? quotas[0];

const CALLS_TOLD = 20;

/** A call for which the commune of a team looks for people still. */
export interface CallWithFreePlaces extends Pick<NominationCall, 'title' | 'closesOn'> {
  readonly callId: string;
  /** The led group whose people may be proposed. */
  readonly groupId: string;
  /** Places of the commune without a name. */
  readonly free: number;
}

/** What a team leader proposes of their team, and the calls that still have free places. */
@Injectable()
export class TeamNominationService {
  constructor(
    private readonly callRepository: NominationCallRepository,
    private readonly nominationRepository: NominationRepository,
    private readonly nominations: NominationService,
    private readonly nominationCalls: NominationCallService,
    private readonly transactions: Transactions,
    private readonly heldRights: HeldRightService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Open calls that ask the commune of the team, the latest first. @throws NotFound for a group that is none of hers or no team */
  async listTeamCalls(actor: Actor, groupId: string): Promise<TeamNominationCall[]> {
    const { communePath, people, today } = await this.readLedTeam(actor, groupId);
    const page = { today, isOpen: true, after: null, limit: CALLS_SHOWN };
    const scope = await this.nominationCalls.withMerged(Scope.ofPaths([communePath]));
    const calls = await this.callRepository.list(scope, page);
    const last = await this.nominationRepository.findLastNominations(
      calls.map(({ id }) => id),
      people.map(({ id }) => id),
    );
    const found: TeamNominationCall[] = [];
    for (const call of calls) {
      const quota = ownOf(await this.callRepository.quotasOf(scope, call.id));
      if (quota === undefined) continue;
      const lastOf = new Map(last.filter(({ callId }) => callId === call.id).map((name) => [name.memberId, name]));
      const hindered = await this.nominations.previewRefusals({ call, quota }, people);
      const named = people.map(({ id: memberId, fullName }) => ({
        ...{ memberId, fullName, last: lastOf.get(memberId) ?? null },
        hindrance: hindered.find((one) => one.memberId === memberId) ?? null,
      }));
      found.push({ ...call, communeId: quota.communeId, people: named });
    }
    return found;
  }

  /** Proposes people of the team; may be sent twice. @throws NotFound for anybody else, CallClosed */
  async proposeMembers(
    actor: Actor,
    groupId: string,
    callId: string,
    memberIds: readonly string[],
  ): Promise<NominationOutcome> {
    const { communePath, people } = await this.readLedTeam(actor, groupId);
    const chosen = people.filter(({ id }) => memberIds.includes(id));
    if (chosen.length < new Set(memberIds).size) throw new NotFound();
    return this.transactions.run(async () => {
      const filling = await this.lockTeamQuota(callId, communePath);
      this.nominationCalls.requireOpenCall(filling.call);
      return this.nominations.proposePeople(actor, filling, chosen);
    });
  }

  /** Takes a proposal back that nobody answered; twice is harmless. @throws NotFound, CallNameChanged */
  async withdrawProposal(actor: Actor, groupId: string, callId: string, nameId: string): Promise<void> {
    const { communePath, people, now } = await this.readLedTeam(actor, groupId);
    await this.transactions.run(async () => {
      const { call, quota } = await this.lockTeamQuota(callId, communePath);
      const scope = await this.nominationCalls.withMerged(Scope.ofPaths([communePath]));
      const name = await this.nominationRepository.findNomination(scope, callId, nameId);
      if (name === null || !people.some(({ id }) => id === name.memberId)) throw new NotFound();
      if (name.state === 'withdrawn') return;
      const end = { as: 'withdrawn' as const, at: now, reason: null };
      if (!(await this.nominationRepository.endNomination(nameId, ['proposed'], end))) throw new NominationChanged();
      const subject = { id: call.id, unitPath: quota.unitPath };
      await this.nominationCalls.recordCallAct(actor, 'planning.name-withdrawn', subject, { memberId: name.memberId });
    });
  }

  private async lockTeamQuota(callId: string, communePath: string): ReturnType<NominationCallService['lockQuota']> {
    const scope = await this.nominationCalls.withMerged(Scope.ofPaths([communePath]));
    const quota = ownOf(await this.callRepository.quotasOf(scope, callId));
    if (quota === undefined) throw new NotFound();
    return this.nominationCalls.lockQuota(callId, quota.communeId);
  }

  /** Its people are read, which is written into the audit trail. @throws Forbidden, NotFound for a group that is none of the actor's or no team */
  async readLedTeam(
    actor: Actor,
    groupId: string,
  ): Promise<{
    readonly communePath: string;
    readonly people: readonly MemberSummary[];
    readonly today: string;
    readonly now: Date;
  }> {
    this.access.requireHeld(actor, PROPOSE_NAMES);
    const group = await this.heldRights.getLedGroup(actor, groupId);
    if (group.kind !== 'team') throw new NotFound();
    const { items: people } = await this.heldRights.listLedPeople(group, { cursor: null, limit: TEAM_LARGEST });
    const { teamId, unitPath } = group;
    const entry = { action: 'planning.led-names-read', subjectType: 'team', subjectId: teamId ?? groupId, unitPath };
    await this.audit.noteHeld(
      await this.audit.recordRead(actor, entry),
      people.map(({ id }) => id),
    );
    const communePath = group.unitPath.split('.').slice(0, 2).join('.');
    return { communePath, people, today: this.clock.today(), now: this.clock.now() };
  }

  /** Open calls with a place left in the communes of the teams the actor leads, the first to close first; each once. @throws Forbidden */
  async listCallsWithFreePlaces(actor: Actor): Promise<CallWithFreePlaces[]> {
    this.access.requireHeld(actor, PROPOSE_NAMES);
    const teams = (await this.heldRights.listLedGroups(actor)).filter(({ kind }) => kind === 'team');
    const page = { today: this.clock.today(), isOpen: true, after: null, limit: CALLS_TOLD };
    const found = new Map<string, CallWithFreePlaces>();
    for (const { id: groupId, unitPath } of teams) {
      const commune = Scope.ofPaths([unitPath.split('.').slice(0, 2).join('.')]);
      for (const call of await this.callRepository.list(await this.nominationCalls.withMerged(commune), page)) {
        const free = call.places - call.filled;
        const { id: callId, title, closesOn } = call;
        if (free > 0 && !found.has(callId)) found.set(callId, { callId, groupId, title, closesOn, free });
      }
    }
    return [...found.values()].sort((one, other) => one.closesOn.localeCompare(other.closesOn, 'en'));
  }
}
