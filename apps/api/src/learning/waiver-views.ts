import { Injectable } from '@nestjs/common';
import { Accounts } from '@lopso/identity';
import { DecidingPeople, type FirstDecision, WAIVE, type WaiverOf } from '@lopso/learning';
import { type Actor } from '@lopso/platform';
import { WaiverResponse } from './waiver.dto';

/** Puts names to the people behind waivers, and tells whether the reader may be the second one. */
@Injectable()
export class WaiverViews {
  constructor(
    private readonly accounts: Accounts,
    private readonly people: DecidingPeople,
  ) {}

  async list(actor: Actor, waivers: readonly WaiverOf[]): Promise<WaiverResponse[]> {
    const ids = waivers.flatMap(({ waiver: { proposedBy, confirmedBy, endProposedBy, closedBy } }) =>
      [proposedBy, confirmedBy, endProposedBy, closedBy].filter((id) => id !== null),
    );
    const names = await this.accounts.describe([...new Set(ids)]);
    const open = await this.openTo(actor, waivers);
    return waivers.map((one) => WaiverResponse.from(one, names, open.has(one.waiver.id)));
  }

  async one(actor: Actor, waiver: WaiverOf): Promise<WaiverResponse> {
    const views = await this.list(actor, [waiver]);
    return views[0] ?? WaiverResponse.from(waiver, new Map(), false);
  }

  /** Which of these wait for a second person who the reader may be. */
  private async openTo(actor: Actor, waivers: readonly WaiverOf[]): Promise<ReadonlySet<string>> {
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
