import { Injectable } from '@nestjs/common';
import { WaitingPeopleService } from '@lopso/credentials';
import { AccountService } from '@lopso/identity';
import { RoundEndingService } from '@lopso/learning';
import { EndingPreviewResponse, RoundEndingResponse, type RoundEndingsResponse } from '@lopso/learning/http';
import { type Actor } from '@lopso/platform';

/** The ends of a round with the names of who proposed and answered them, and what an end would mean. */
@Injectable()
export class EndingViews {
  constructor(
    private readonly roundEndings: RoundEndingService,
    private readonly waiting: WaitingPeopleService,
    private readonly accounts: AccountService,
  ) {}

  async of(actor: Actor, roundId: string): Promise<RoundEndingsResponse> {
    const { endedOn, endings, canPropose } = await this.roundEndings.listEndings(actor, roundId);
    const ids = endings.flatMap(({ proposedBy, closedBy }) => [proposedBy, closedBy].filter((id) => id !== null));
    const names = await this.accounts.describeAccounts([...new Set(ids)]);
    return {
      endedOn,
      endings: endings.map((one) => RoundEndingResponse.from(one, names)),
      can: canPropose === null ? [] : [canPropose],
    };
  }

  /** What ending it would mean today, with how many wait for a paper of it. */
  async previewOf(actor: Actor, roundId: string): Promise<EndingPreviewResponse> {
    const view = await this.roundEndings.previewEnding(actor, roundId);
    const papers = (await this.waiting.listWaitingCycles(actor, roundId)).length;
    return EndingPreviewResponse.from(view, papers);
  }
}
