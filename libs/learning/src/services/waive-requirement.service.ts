import { Injectable } from '@nestjs/common';
import { type Actor, cleanText, newId, NotFound, Transactions } from '@lopso/platform';
import { RoundIsClosed, UnknownRequirement, WaiverOpen } from '../learning.errors';
import { nodesOf } from '../rules/requirement';
import { CycleRepository } from '../storage/cycle.repository';
import { type Waiver, WaiverRepository } from '../storage/waiver.repository';
import { Rounds } from './rounds.service';
import { WaiverReach } from './waiver-reach';
import { WaiverTrail } from './waiver-trail';

/** What one person proposes. */
export interface WaiverProposal {
  readonly requirementKey: string;
  /** Number of the paper that allows it. */
  readonly paperNumber: string;
  readonly reason: string;
}

/** Proposes that a requirement is waived; nothing counts before another person has confirmed it (decision 0050). */
@Injectable()
export class WaiveRequirement {
  constructor(
    private readonly waivers: WaiverRepository,
    private readonly cycles: CycleRepository,
    private readonly rounds: Rounds,
    private readonly reach: WaiverReach,
    private readonly transactions: Transactions,
    private readonly trail: WaiverTrail,
  ) {}

  /**
   * Gives the id; the same proposal of the same person again: the same id.
   * @throws NotFound outside the officer's units; OwnWaiver, RoundIsClosed, UnknownRequirement; WaiverOpen when one stands or waits already
   */
  async propose(actor: Actor, cycleId: string, proposal: WaiverProposal): Promise<string> {
    const { row: cycle, member } = await this.reach.requireOther(actor, await this.cycles.find(cycleId));
    if ((await this.rounds.get(cycle.roundId)).state === 'closed') throw new RoundIsClosed();
    const nodes = nodesOf(await this.rounds.requirementsOf(cycle.roundId));
    const node = nodes.find(({ key }) => key === proposal.requirementKey);
    if (node === undefined) throw new UnknownRequirement();
    const said = { paperNumber: cleanText(proposal.paperNumber), reason: cleanText(proposal.reason) };
    const waiver = { id: newId(), cycleId, requirementKey: node.key, label: node.label, ...said };
    const known = (await this.waivers.listOf(cycleId)).find((one) => isSame(one, actor, waiver));
    if (known !== undefined) return known.id;
    await this.transactions.run(async () => {
      const { by: proposedBy, onBehalfOf: proposedFor, at: proposedAt } = this.trail.now(actor, member);
      await this.waivers.insert(
        { ...waiver, proposedBy, proposedFor, proposedAt },
        { waiver_open_uq: () => new WaiverOpen(), waiver_cycle_fk: () => new NotFound() },
      );
      await this.trail.note(actor, 'learning.waiver-proposed', member, waiver);
    });
    return waiver.id;
  }
}

function isSame(
  one: Waiver,
  { accountId }: Actor,
  wanted: Pick<Waiver, 'requirementKey' | 'paperNumber' | 'reason'>,
): boolean {
  return (
    one.state === 'proposed' &&
    one.proposedBy === accountId &&
    one.requirementKey === wanted.requirementKey &&
    one.paperNumber === wanted.paperNumber &&
    one.reason === wanted.reason
  );
}
