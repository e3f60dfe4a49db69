import { Injectable } from '@nestjs/common';
import { type ApprovalObstacles } from '@lopso/learning';
import { type Actor } from '@lopso/platform';
import { type AskedChange } from '../storage/change-news.repository';
import { ChangeRepository } from '../storage/change.repository';
import { SecondPerson } from './second-person.service';

/** Tells who may not answer a proposal before she tries (decision 0066). */
@Injectable()
export class ChangeAnswerers {
  constructor(
    private readonly changes: ChangeRepository,
    private readonly second: SecondPerson,
  ) {}

  /** What keeps an actor from answering each of these proposals, by its id. No access check: it is a yes or no of what she may see. */
  async barsTo(actor: Actor, changes: readonly AskedChange[]): Promise<ReadonlyMap<string, ApprovalObstacles>> {
    if (changes.length === 0) return new Map();
    const holders = await this.changes.holdersOf(changes.map(({ id }) => id));
    return this.second.barsTo(
      actor,
      changes.map(({ id, unitPath, proposedBy, proposedFor }) => ({
        ...{ id, unitPath, by: { accountId: proposedBy, onBehalfOf: proposedFor } },
        holderIds: holders.get(id) ?? [],
      })),
    );
  }
}
