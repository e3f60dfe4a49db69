import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { GIVE_ATTEMPTS } from '../learning.permissions';
import { AttemptGrantReceiptResponse, GiveAttemptsRequest } from './attempt-grant.dto';
import { CycleAttemptGrantService } from './cycle-attempt-grant.service';

/** Further attempts at quizzes for single members. */
@Controller('cycles/:cycleId/attempt-grants')
export class AttemptGrantController {
  constructor(private readonly cycleAttemptGrants: CycleAttemptGrantService) {}

  /** Gives the member of a cycle, who has none left, further attempts at a quiz of its round. */
  @RequirePermission(GIVE_ATTEMPTS)
  @Post()
  async giveAttempts(
    @CurrentActor() actor: Actor,
    @IdParam('cycleId') cycleId: string,
    @Body() body: GiveAttemptsRequest,
  ): Promise<AttemptGrantReceiptResponse> {
    return { grantId: await this.cycleAttemptGrants.giveAttempts(actor, cycleId, body) };
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
    await this.cycleAttemptGrants.takeBackAttempts(actor, cycleId, grantId);
  }
}
