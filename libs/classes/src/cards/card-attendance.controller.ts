import { Body, Controller, Get, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission, RequirePermissionThen } from '@lopso/platform';
import { clockAtSending } from '../attendance/attendance.dto';
import { CALL_ROLL } from '../classes.permissions';
import { CardAttendanceService } from './card-attendance.service';
import { CardMarkRequest, CardMarkResponse, HallKitResponse } from './member-card.dto';

/** Marks by the cards of members. */
@ApiTags('classes')
@Controller('class-sessions/:classSessionId')
export class CardAttendanceController {
  constructor(private readonly cardAttendance: CardAttendanceService) {}

  /** What the trainer's phone keeps for a hall without network: keys that tell cards, cards of the booked, codes ahead of time. */
  @RequirePermission(CALL_ROLL)
  @Get('hall-kit')
  @ApiOkResponse({ type: HallKitResponse })
  async getHallKit(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
  ): Promise<HallKitResponse> {
    return HallKitResponse.from(await this.cardAttendance.packHallKit(actor, classSessionId));
  }

  /** Marks the holder of a card present; the same tap sent again gets the same receipt. */
  @RequirePermissionThen(CALL_ROLL)
  @Post('card-marks')
  @HttpCode(200)
  @ApiOkResponse({ type: CardMarkResponse })
  async markByCard(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
    @Body() { card, clientKey, deviceId, isTyped, isTakenIn = false, madeAt }: CardMarkRequest,
    @Headers('x-sent-at') sentAt: string | undefined,
  ): Promise<CardMarkResponse> {
    const moment = madeAt === undefined ? undefined : { madeAt: new Date(madeAt), sentAt: clockAtSending(sentAt) };
    const tap = { card, clientKey, deviceId, isTyped, isTakenIn, moment };
    return CardMarkResponse.from(await this.cardAttendance.markByCard(actor, classSessionId, tap));
  }
}
