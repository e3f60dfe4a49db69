import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, NotFound, type Permission } from '@lopso/platform';
import { CompletionRepository } from '../storage/completion.repository';
import { CycleRepository, type CycleSummary } from '../storage/cycle.repository';
import { DecidingPeople } from './deciding-people.service';

/** Whose cycles an officer may touch: those of members of her units. */
@Injectable()
export class CycleReach {
  constructor(
    private readonly cycles: CycleRepository,
    private readonly completions: CompletionRepository,
    private readonly members: MemberService,
    private readonly access: Access,
    private readonly people: DecidingPeople,
  ) {}

  /** The cycle with its member; what is not there asks the database as much as what is hidden. @throws NotFound */
  async require(
    actor: Actor,
    cycleId: string,
    permission: Permission,
  ): Promise<{ readonly cycle: CycleSummary; readonly member: MemberSummary }> {
    const cycle = await this.cycles.find(cycleId);
    const memberId = cycle?.memberId ?? cycleId;
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (cycle === null || member === undefined) throw new NotFound();
    this.access.require(actor, permission, member);
    return { cycle, member };
  }

  /** The same, and whether it is the actor's own: also by a second account of hers, or as who lent her the right (decision 0104). */
  async requireToDecide(
    actor: Actor,
    cycleId: string,
    permission: Permission,
  ): Promise<{ readonly cycle: CycleSummary; readonly member: MemberSummary; readonly isOwn: boolean }> {
    const { cycle, member } = await this.require(actor, cycleId, permission);
    const isOwn = await this.people.ownAmong(actor, { permission, unitPath: member.unitPath }, [member.id]);
    return { cycle, member, isOwn: isOwn(member.id) };
  }

  /** The cycle, locked until the transaction ends; null once it is finished. */
  async lockUnfinished(cycleId: string): Promise<CycleSummary | null> {
    const [cycle] = await this.cycles.lock([cycleId]);
    if (cycle === undefined) return null;
    const completion = (await this.completions.ofCycles([cycleId])).get(cycleId);
    return (completion?.finishedAt ?? null) === null ? cycle : null;
  }
}
