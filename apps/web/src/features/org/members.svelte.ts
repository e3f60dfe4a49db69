import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { MemberCycle } from '../../entities/cycle-words';
import { memberCycles } from '../../entities/member-cycles.svelte';
import type { MemberDetails, MemberList, MemberProgress } from './types';

const pageSize = 50;

/** People of a commune, of every one where it is undefined, as the address asks: `tim` part of a name, `sau` the end of the page before. */
export class MembersState {
  readonly page: Resource<MemberList>;

  constructor(communeId: () => string | undefined, query: () => URLSearchParams) {
    this.page = new Resource((signal) => {
      const text = query().get('tim') ?? undefined;
      const cursor = query().get('sau') ?? undefined;
      return call('get', '/api/members', { query: { communeId: communeId(), text, cursor, limit: pageSize }, signal });
    });
  }
}

/** How one person stands in the running round; null outside a team or a round. */
export interface Standing {
  roundTitle: string;
  dueOn: string;
  asOf: string;
  progress: MemberProgress;
}

async function readStanding({ member }: MemberDetails, signal: AbortSignal): Promise<Standing | null> {
  if (!member.teamId) return null;
  const team = await call('get', '/api/teams/{teamId}/progress', { path: { teamId: member.teamId }, signal });
  const progress = team.members.find((one) => one.memberId === member.id && one.cycleId !== null);
  if (!progress?.roundTitle || !progress.dueOn) return null;
  return { roundTitle: progress.roundTitle, dueOn: progress.dueOn, asOf: team.asOf, progress };
}

/** One person's record, how they stand, and every passage they went through. */
export class MemberState {
  readonly record: Resource<MemberDetails>;
  readonly standing: Resource<Standing | null>;
  readonly cycles: Resource<MemberCycle[]>;

  constructor(memberId: () => string) {
    const read = (signal: AbortSignal): Promise<MemberDetails> =>
      call('get', '/api/members/{memberId}', { path: { memberId: memberId() }, signal });
    this.record = new Resource(read);
    this.standing = new Resource(async (signal) => readStanding(await read(signal), signal));
    this.cycles = memberCycles(memberId);
  }
}
