import { Injectable } from '@nestjs/common';
import { Accounts } from '@lopso/identity';
import { type WaiverOf } from '@lopso/learning';
import { type Actor } from '@lopso/platform';
import { WaiverResponse } from './waiver.dto';

/** Puts names to the people behind waivers. */
@Injectable()
export class WaiverViews {
  constructor(private readonly accounts: Accounts) {}

  async list(actor: Actor, waivers: readonly WaiverOf[]): Promise<WaiverResponse[]> {
    const ids = waivers.flatMap(({ waiver: { proposedBy, confirmedBy, endProposedBy, closedBy } }) =>
      [proposedBy, confirmedBy, endProposedBy, closedBy].filter((id) => id !== null),
    );
    const names = await this.accounts.describe([...new Set(ids)]);
    return waivers.map((one) => WaiverResponse.from(one, names, actor.accountId));
  }

  async one(actor: Actor, waiver: WaiverOf): Promise<WaiverResponse> {
    const names = await this.list(actor, [waiver]);
    return names[0] ?? WaiverResponse.from(waiver, new Map(), actor.accountId);
  }
}
