import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { WAIVE } from '../learning.permissions';
import { DecidingPeople, type FirstDecision } from './deciding-people.service';
import { type WaiverOf } from './waivers.service';

/** Who may be the second person of waivers that wait. */
@Injectable()
export class WaiverAnswerers {
  constructor(private readonly people: DecidingPeople) {}

  /** The ids of those that wait for a second person who the actor may be: another person's word, and not about her. Her units are not asked here. */
  async openTo(actor: Actor, waivers: readonly WaiverOf[]): Promise<ReadonlySet<string>> {
    const waiting = waivers.flatMap(firstDecision);
    if (waiting.length === 0) return new Set();
    const bars = await this.people.barsTo(actor, WAIVE, waiting);
    return new Set([...bars].flatMap(([id, { isSamePerson, isOwn }]) => (isSamePerson || isOwn ? [] : [id])));
  }
}

function firstDecision({ waiver, member: { id: memberId, unitPath } }: WaiverOf): FirstDecision[] {
  const { id, state, proposedBy, proposedFor, endProposedBy, endProposedFor } = waiver;
  const about = { id, unitPath, holderIds: [memberId] };
  if (state === 'proposed') return [{ ...about, by: { accountId: proposedBy, onBehalfOf: proposedFor } }];
  if (state !== 'ending' || endProposedBy === null) return [];
  return [{ ...about, by: { accountId: endProposedBy, onBehalfOf: endProposedFor } }];
}
