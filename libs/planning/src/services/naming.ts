import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { type Actor, Clock, compareNames } from '@lopso/platform';
import { givePlaces, type NamingRefusal, namingVerdict } from '../rules/naming-verdict';
import { type CallName, CallNameRepository } from '../storage/call-name.repository';
import { type ClassCall, type Quota } from '../storage/call.repository';
import { NamingFactsRepository } from '../storage/naming-facts.repository';
import { CallDesk } from './call-desk';
import { WaitingNames } from './waiting-names';

/** Somebody who was not taken, and why. */
export interface NotNamed {
  readonly memberId: string;
  readonly fullName: string;
  readonly reason: NamingRefusal;
  /** Title of the call, the class or the courses in the way; of who is in this call: the other commune that named her. */
  readonly what: string | null;
}

/** Who was taken into a call, and who was not. */
export interface NamingOutcome {
  readonly taken: readonly string[];
  readonly refused: readonly NotNamed[];
}

/** A call and the places of one commune in it. */
export interface Filling {
  readonly call: ClassCall;
  readonly quota: Quota;
}

/**
 * Takes people into a call: as proposals or as names. In a transaction of the caller's that holds the places of the commune; people are
 * held too, so that two calls about the same don't both take somebody.
 */
@Injectable()
export class Naming {
  constructor(
    private readonly names: CallNameRepository,
    private readonly facts: NamingFactsRepository,
    private readonly members: MemberService,
    private readonly desk: CallDesk,
    private readonly waiting: WaitingNames,
    private readonly clock: Clock,
  ) {}

  /** Gives the commune's places to these people; who was proposed is accepted by it. */
  async name(actor: Actor, filling: Filling, people: readonly MemberSummary[]): Promise<NamingOutcome> {
    const { call, quota } = filling;
    const { free, refused, live } = await this.judged(filling, people, ({ state }) => state !== 'proposed');
    const taken = new Set(await this.names.takenPlaces(call.id, quota.communeId));
    const ids = free.map(({ id }) => id);
    const { placed, full } = givePlaces(quota.places, taken, ids);
    const by = { accountId: actor.accountId, at: this.clock.now() };
    const place = { callId: call.id, communeId: quota.communeId, places: quota.places };
    await this.giveWay(
      live,
      quota,
      placed.map(({ memberId }) => memberId),
    );
    await this.names.name(place, placed, by);
    await this.note(actor, 'planning.name-taken', filling, placed);
    const isFull = new Set(full);
    return {
      taken: placed.map(({ memberId }) => memberId),
      refused: [...refused, ...free.filter(({ id }) => isFull.has(id)).map((one) => notNamed(one, 'full'))],
    };
  }

  /** Proposes these people; no place is taken. */
  async propose(actor: Actor, filling: Filling, people: readonly MemberSummary[]): Promise<NamingOutcome> {
    const { call, quota } = filling;
    const isHere = ({ state, communeId }: CallName): boolean => state !== 'proposed' || communeId === quota.communeId;
    const { free, refused, live } = await this.judged(filling, people, isHere);
    const by = { accountId: actor.accountId, at: this.clock.now() };
    const ids = free.map(({ id }) => id);
    const place = { callId: call.id, communeId: quota.communeId };
    await this.giveWay(live, quota, ids);
    await this.names.propose(place, ids, by);
    await this.note(
      actor,
      'planning.name-proposed',
      filling,
      free.map(({ id: memberId }) => ({ memberId })),
    );
    return { taken: ids, refused };
  }

  /** Who of these people would not be taken as a name, and why; nothing is held or written, and the places are not counted. */
  async foresee(filling: Filling, people: readonly MemberSummary[]): Promise<readonly NotNamed[]> {
    const { refused } = await this.verdicts(filling, people, ({ state }) => state !== 'proposed');
    return refused;
  }

  /** As `verdicts`, with the people held until the transaction ends. */
  private async judged(
    filling: Filling,
    people: readonly MemberSummary[],
    isTaken: (name: CallName) => boolean,
  ): ReturnType<Naming['verdicts']> {
    const ids = people.map(({ id }) => id);
    const foreign = foreignTo(filling.quota, await this.names.liveOf(filling.call.id, ids));
    await this.waiting.holdCancelled(foreign.map(({ id }) => id));
    await this.members.holdMembers(ids);
    return this.verdicts(filling, people, isTaken);
  }

  /** People by given name, who may be taken and who may not; `isTaken` says of a name in the call that it stands in the way. */
  private async verdicts(
    { call, quota }: Filling,
    people: readonly MemberSummary[],
    isTaken: (name: CallName) => boolean,
  ): Promise<{ readonly free: MemberSummary[]; readonly refused: NotNamed[]; readonly live: readonly CallName[] }> {
    const sorted = [...people].sort((one, other) => compareNames(one.fullName, other.fullName));
    const ids = sorted.map(({ id }) => id);
    const live = await this.names.liveOf(call.id, ids);
    const there = new Map(
      live.filter((name) => isTaken(name) && !isLeftOver(name)).map((name) => [name.memberId, name]),
    );
    const where = { communePath: quota.unitPath, today: this.clock.today(), now: this.clock.now() };
    const facts = await this.facts.factsOf(call, where, ids);
    const free: MemberSummary[] = [];
    const refused: NotNamed[] = [];
    for (const member of sorted) {
      const known = facts.get(member.id);
      const verdict =
        known === undefined ? { reason: 'no-seat' as const, what: null } : namingVerdict(call.level, known);
      const here = there.get(member.id);
      if (here !== undefined) refused.push(notNamed(member, 'already-here', elsewhereOf(here, quota)));
      else if (verdict !== null) refused.push(notNamed(member, verdict.reason, verdict.what));
      else free.push(member);
    }
    return { free, refused, live };
  }

  /** What stands of these people in another commune ends. */
  private async giveWay(live: readonly CallName[], quota: Quota, memberIds: readonly string[]): Promise<void> {
    const foreign = foreignTo(quota, live).filter(({ memberId }) => memberIds.includes(memberId));
    await this.waiting.giveWay(foreign.map(({ id }) => id));
  }

  private async note(
    actor: Actor,
    action: 'planning.name-taken' | 'planning.name-proposed',
    { call, quota }: Filling,
    people: readonly { readonly memberId: string }[],
  ): Promise<void> {
    const subject = { id: call.id, unitPath: quota.unitPath };
    for (const { memberId } of people) await this.desk.note(actor, action, subject, { memberId });
  }
}

const foreignTo = (quota: Quota, names: readonly CallName[]): CallName[] =>
  names.filter(({ communeId }) => communeId !== quota.communeId);

/** A name on places that nobody fills any more: whoever she belongs to now names her anew. Not when she has a class by it. */
const isLeftOver = ({ isSplit, state }: CallName): boolean => isSplit && state !== 'booked';

const elsewhereOf = ({ communeId, quotaName }: CallName, quota: Quota): string | null =>
  communeId === quota.communeId ? null : quotaName;

const notNamed = (member: MemberSummary, reason: NamingRefusal, what: string | null = null): NotNamed => ({
  ...{ memberId: member.id, fullName: member.fullName },
  ...{ reason, what },
});
