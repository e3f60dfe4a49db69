import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import {
  type Actor,
  Audit,
  Clock,
  compareNames,
  decodeMomentCursor,
  encodeMomentCursor,
  NotFound,
  type Scope,
} from '@lopso/platform';
import { NAME_PEOPLE } from '../planning.permissions';
import { type CallName, CallNameRepository, type ListedName } from '../storage/call-name.repository';
import { CallRepository, type CallSums, type ClassCall, type CommuneQuota } from '../storage/call.repository';
import { CallDesk } from './call-desk';

/** A call in a list. */
export interface CallInList extends ClassCall, CallSums {
  readonly isOpen: boolean;
}

/** A call with the communes the actor sees. */
export interface CallView extends ClassCall {
  readonly isOpen: boolean;
  readonly communes: readonly CommuneQuota[];
  /** Whether the actor may change it and fill classes from it. */
  readonly canPublish: boolean;
}

/** A person in a call. Of who belongs to another commune now its officer reads the name alone. */
export interface NamedPerson extends ListedName {
  readonly fullName: string;
  readonly birthYear: number | null;
  readonly teamName: string | null;
  readonly unitName: string | null;
  /** She asked that her record be used no further. */
  readonly isRestricted: boolean;
}

/** What a commune filled in. */
export interface CallSheet {
  readonly call: ClassCall;
  readonly isOpen: boolean;
  readonly quota: CommuneQuota;
  /** By given name: who is named, waits as a proposal or said that she can't come, then who was declined or taken back. */
  readonly people: readonly NamedPerson[];
  readonly canName: boolean;
}

/** Calls for names, to look at. */
@Injectable()
export class ClassCalls {
  constructor(
    private readonly calls: CallRepository,
    private readonly names: CallNameRepository,
    private readonly members: MemberService,
    private readonly desk: CallDesk,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Calls that ask communes of the actor, the latest first; `isOpen` null: all. */
  async list(
    actor: Actor,
    page: { readonly isOpen: boolean | null; readonly limit: number; readonly cursor: string | null },
  ): Promise<{ readonly calls: CallInList[]; readonly nextCursor: string | null }> {
    const { isOpen, limit, cursor } = page;
    const after = decodeMomentCursor(cursor);
    const wanted = { today: this.clock.today(), isOpen, after, limit: limit + 1 };
    const found = await this.calls.list(await this.desk.seenScope(actor), wanted);
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return {
      calls: shown.map((call) => ({ ...call, isOpen: this.desk.isOpen(call) })),
      nextCursor: last === undefined ? null : encodeMomentCursor(last.createdAt, last.id),
    };
  }

  /** Communes by name. @throws NotFound */
  async get(actor: Actor, id: string): Promise<CallView> {
    const call = await this.desk.seen(actor, id);
    const communes = await this.calls.quotasOf(await this.desk.seenScope(actor), id);
    return {
      ...call,
      isOpen: this.desk.isOpen(call),
      communes: communes.sort((one, other) => one.communeName.localeCompare(other.communeName, 'vi')),
      canPublish: this.desk.mayPublish(actor, call),
    };
  }

  /** What a commune filled in; written into the audit trail. @throws NotFound */
  async sheet(actor: Actor, callId: string, communeId: string): Promise<CallSheet> {
    const call = await this.desk.seen(actor, callId);
    const scope = await this.desk.seenScope(actor);
    const quota = (await this.calls.quotasOf(scope, callId)).find((one) => one.communeId === communeId);
    if (quota === undefined) throw new NotFound();
    const entry = { action: 'planning.call-names-read', subjectType: 'class-call', subjectId: callId };
    const reading = await this.audit.recordRead(actor, { ...entry, unitPath: quota.unitPath });
    const people = await this.people(actor, scope, { callId, communeId });
    await this.audit.noteHeld(
      reading,
      people.map(({ memberId }) => memberId),
    );
    const isOpen = this.desk.isOpen(call);
    return { call, isOpen, quota, people, canName: isOpen && this.desk.may(actor, NAME_PEOPLE, quota) };
  }

  /** Everybody in a call, of one commune or of all whose places lie in the scope, by state and given name; erased people are left out. */
  async people(
    actor: Actor,
    scope: Scope,
    { callId, communeId }: { readonly callId: string; readonly communeId: string | null },
  ): Promise<NamedPerson[]> {
    const names = await this.names.listOf(scope, callId, { communeId, today: this.clock.today() });
    const members = await this.members.describeMembers(names.map(({ memberId }) => memberId));
    const known = this.desk.readScope(actor);
    return names
      .flatMap((name) => {
        const member = members.get(name.memberId);
        return member === undefined ? [] : [personOf(name, member, known)];
      })
      .sort((one, other) => rank(one) - rank(other) || compareNames(one.fullName, other.fullName));
  }
}

const ORDER: readonly CallName['state'][] = ['proposed', 'unable', 'named', 'booked', 'declined', 'withdrawn'];
const rank = ({ state }: CallName): number => ORDER.indexOf(state);

function personOf(name: ListedName, member: MemberSummary, known: Scope): NamedPerson {
  const { fullName, isRestricted } = member;
  if (!known.contains(member.unitPath))
    return { ...name, fullName, isRestricted, birthYear: null, teamName: null, unitName: null };
  const { birthYear, teamName, unitName } = member;
  return { ...name, fullName, isRestricted, birthYear, teamName, unitName };
}
