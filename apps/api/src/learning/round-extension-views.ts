import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { RoundExtensions } from '@lopso/learning';
import { type Actor } from '@lopso/platform';
import { RoundExtensionResponse, type RoundExtensionsResponse } from './round-extension.dto';

/** The later dates of a round with the names of who gave them and took them back. */
@Injectable()
export class RoundExtensionViews {
  constructor(
    private readonly extensions: RoundExtensions,
    private readonly accounts: AccountService,
  ) {}

  async of(actor: Actor, roundId: string): Promise<RoundExtensionsResponse> {
    const { extensions, canExtend } = await this.extensions.view(actor, roundId);
    const ids = extensions.flatMap(({ givenBy, endedBy }) => [givenBy, endedBy].filter((id) => id !== null));
    const names = await this.accounts.describeAccounts([...new Set(ids)]);
    return {
      extensions: extensions.map((one) => RoundExtensionResponse.from(one, names)),
      can: canExtend ? ['extend'] : [],
    };
  }
}
