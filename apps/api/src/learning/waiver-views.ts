import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { WaiverAnswerers, type WaiverOf } from '@lopso/learning';
import { type Actor } from '@lopso/platform';
import { WaiverResponse } from './waiver.dto';

/** Puts names to the people behind waivers, and tells whether the reader may be the second one. */
@Injectable()
export class WaiverViews {
  constructor(
    private readonly accounts: AccountService,
    private readonly answerers: WaiverAnswerers,
  ) {}

  async list(actor: Actor, waivers: readonly WaiverOf[]): Promise<WaiverResponse[]> {
    const ids = waivers.flatMap(({ waiver: { proposedBy, confirmedBy, endProposedBy, closedBy } }) =>
      [proposedBy, confirmedBy, endProposedBy, closedBy].filter((id) => id !== null),
    );
    const names = await this.accounts.describeAccounts([...new Set(ids)]);
    const open = await this.answerers.openTo(actor, waivers);
    return waivers.map((one) => WaiverResponse.from(one, names, open.has(one.waiver.id)));
  }

  async one(actor: Actor, waiver: WaiverOf): Promise<WaiverResponse> {
    const views = await this.list(actor, [waiver]);
    return views[0] ?? WaiverResponse.from(waiver, new Map(), false);
  }
}
