import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { RoundCorrections } from '@lopso/learning';
import { type Actor } from '@lopso/platform';
import { RoundCorrectionResponse, type RoundCorrectionsResponse } from './correction.dto';

/** The corrections of a round with the names of who proposed and answered them. */
@Injectable()
export class CorrectionViews {
  constructor(
    private readonly corrections: RoundCorrections,
    private readonly accounts: AccountService,
  ) {}

  async of(actor: Actor, roundId: string): Promise<RoundCorrectionsResponse> {
    const { corrections, canPropose } = await this.corrections.view(actor, roundId);
    const ids = corrections.flatMap(({ proposedBy, closedBy }) => [proposedBy, closedBy].filter((id) => id !== null));
    const names = await this.accounts.describeAccounts([...new Set(ids)]);
    return {
      corrections: corrections.map((one) => RoundCorrectionResponse.from(one, names)),
      can: canPropose ? ['propose'] : [],
    };
  }
}
