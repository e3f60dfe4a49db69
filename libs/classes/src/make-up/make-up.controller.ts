import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { ATTEND_CLASSES } from '../classes.permissions';
import { MakeUpListResponse, MakeUpResponse, TakeMakeUpRequest, TakenMakeUpResponse } from './make-up.dto';
import { MakeUpService } from './make-up.service';

/** What a member is offered for classes she missed. */
@ApiTags('classes')
@Controller('me/make-ups')
export class MakeUpController {
  constructor(private readonly makeUps: MakeUpService) {}

  /** Offers that she may take now. */
  @RequirePermission(ATTEND_CLASSES)
  @Get()
  @ApiOkResponse({ type: MakeUpListResponse })
  async listMakeUps(@CurrentActor() actor: Actor): Promise<MakeUpListResponse> {
    return { items: (await this.makeUps.listOwnMakeUps(actor)).map((one) => MakeUpResponse.from(one)) };
  }

  /** A place in one of the classes offered; where the last one went meanwhile, one on its waiting list. */
  @RequirePermission(ATTEND_CLASSES)
  @Post(':offerId/place')
  @HttpCode(200)
  @ApiOkResponse({ type: TakenMakeUpResponse })
  async takeMakeUp(
    @CurrentActor() actor: Actor,
    @IdParam('offerId') offerId: string,
    @Body() { classGroupId }: TakeMakeUpRequest,
  ): Promise<TakenMakeUpResponse> {
    const isBooked = await this.makeUps.takeMakeUp(actor, offerId, classGroupId);
    return { isBooked, ...(await this.listMakeUps(actor)) };
  }

  /** She doesn't want it. */
  @RequirePermission(ATTEND_CLASSES)
  @Post(':offerId/refusal')
  @HttpCode(200)
  @ApiOkResponse({ type: MakeUpListResponse })
  async declineMakeUp(@CurrentActor() actor: Actor, @IdParam('offerId') offerId: string): Promise<MakeUpListResponse> {
    await this.makeUps.declineMakeUp(actor, offerId);
    return this.listMakeUps(actor);
  }
}
