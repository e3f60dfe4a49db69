import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CALL_ROLL, MarkByCard } from '@lopso/classes';
import { type Actor } from '@lopso/platform';
import { CurrentActor } from '../http/current-actor.decorator';
import { IdParam } from '../http/id-param';
import { RequirePermission } from '../http/permission.decorators';
import { CardMarkRequest, CardMarkResponse } from './card.dto';

/** Marks by the cards of members. */
@ApiTags('classes')
@Controller('class-sessions/:classSessionId')
export class CardMarkController {
  constructor(private readonly marking: MarkByCard) {}

  /** Marks the holder of a card present; the same tap sent again gets the same receipt. */
  @RequirePermission(CALL_ROLL)
  @Post('card-marks')
  @HttpCode(200)
  @ApiOkResponse({ type: CardMarkResponse })
  async markByCard(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
    @Body() { card, clientKey, isTakenIn = false }: CardMarkRequest,
  ): Promise<CardMarkResponse> {
    const tap = { card, clientKey, isTakenIn };
    return CardMarkResponse.from(await this.marking.markByCard(actor, classSessionId, tap));
  }
}
