import { Injectable } from '@nestjs/common';
import { type FinishedCycle } from '@lopso/learning';
import { type AmongQuery, type CommunePeople, MemberService } from '@lopso/org';
import { type Actor, Audit, decodeMomentCursor, encodeMomentCursor, type ListPage, pageOf } from '@lopso/platform';
import { WaitingPeople, type WaitingPerson } from './waiting-people.service';

/** Which of those who wait, and which part of them. */
export interface WaitingWanted extends AmongQuery {
  readonly cursor: string | null;
  readonly limit: number;
}

/** A part of those who wait, the earliest finished first. */
export interface WaitingList extends ListPage<WaitingPerson> {
  /** How many wait of those looked for. */
  readonly total: number;
  /** The communes of all who wait in the round, whoever is looked for. */
  readonly communes: readonly CommunePeople[];
}

/** The list of who has finished a round and waits for a certificate, as an officer looks through it. */
@Injectable()
export class WaitingLists {
  constructor(
    private readonly waiting: WaitingPeople,
    private readonly members: MemberService,
    private readonly audit: Audit,
  ) {}

  /** A page of them with their names; written into the audit trail. @throws NotFound when the round's unit lies outside the actor's */
  async page(actor: Actor, roundId: string, { cursor, limit, ...wanted }: WaitingWanted): Promise<WaitingList> {
    const { unitPath } = await this.waiting.readableRound(actor, roundId);
    const waiting = await this.waiting.cyclesOf(actor, roundId);
    const ids = waiting.map(({ memberId }) => memberId);
    const communes = await this.members.countByCommune(ids);
    const matching = await this.members.findMatching(ids, wanted);
    const found = waiting.filter(({ memberId }) => matching.has(memberId)).sort(byMoment);
    const reading = await this.audit.recordRead(actor, {
      action: 'credentials.waiting-listed',
      subjectType: 'round',
      subjectId: roundId,
      unitPath,
    });
    const cycles = pageOf(after(found, cursor).slice(0, limit + 1), limit, ({ finishedAt, cycleId }) =>
      encodeMomentCursor(finishedAt, cycleId),
    );
    const items = await this.waiting.named(cycles.items);
    await this.audit.noteHeld(
      reading,
      items.map(({ member }) => member.id),
    );
    return { items, nextCursor: cycles.nextCursor, total: found.length, communes };
  }
}

/** By whole milliseconds, as the cursor names the place: who finished within one of them stands by the id. */
function byMoment(a: FinishedCycle, b: FinishedCycle): number {
  return a.finishedAt.getTime() - b.finishedAt.getTime() || (a.cycleId < b.cycleId ? -1 : 1);
}

function after(cycles: readonly FinishedCycle[], cursor: string | null): readonly FinishedCycle[] {
  const [at, id] = decodeMomentCursor(cursor) ?? [];
  if (at === undefined || id === undefined) return cycles;
  const last = Date.parse(at);
  return cycles.filter(({ finishedAt, cycleId }) => {
    const moment = finishedAt.getTime();
    return moment > last || (moment === last && cycleId > id);
  });
}
