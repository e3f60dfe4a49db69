import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { GIVE_ATTEMPTS, GiveAttempts } from '@lopso/learning';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { AttemptGrantReceiptResponse, GiveAttemptsRequest } from './attempt-grant.dto';

/** Further attempts at quizzes for single members. */
@Controller('cycles/:cycleId/attempt-grants')
export class AttemptGrantController {
  constructor(private readonly giving: GiveAttempts) {}

  /** Gives the member of a cycle, who has none left, further attempts at a quiz of its round. */
  @RequirePermission(GIVE_ATTEMPTS)
  @Post()
  async giveAttempts(
    @CurrentActor() actor: Actor,
    @IdParam('cycleId') cycleId: string,
    @Body() body: GiveAttemptsRequest,
  ): Promise<AttemptGrantReceiptResponse> {
    return { grantId: await this.giving.give(actor, cycleId, body) };
  }

  /** Takes them back while none is used. */
  @RequirePermission(GIVE_ATTEMPTS)
  @Delete(':grantId')
  @HttpCode(204)
  async takeBackAttempts(
    @CurrentActor() actor: Actor,
    @IdParam('cycleId') cycleId: string,
    @IdParam('grantId') grantId: string,
  ): Promise<void> {
    await this.giving.takeBack(actor, cycleId, grantId);
  }
}
