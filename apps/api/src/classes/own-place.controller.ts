import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ATTEND_CLASSES, NearClasses, OwnPlaces } from '@lopso/classes';
import { type Actor } from '@lopso/platform';
import { CurrentActor } from '../http/current-actor.decorator';
import { IdParam } from '../http/id-param';
import { RequirePermission } from '../http/permission.decorators';
import { AskableClassListResponse, AskableClassResponse } from './own-place.dto';

/** A member's own places in classes to come. */
@ApiTags('classes')
@Controller('me/class-groups')
export class OwnPlaceController {
  constructor(
    private readonly near: NearClasses,
    private readonly places: OwnPlaces,
  ) {}

  /** Classes of the province that are still to meet, with the member's place in them. */
  @RequirePermission(ATTEND_CLASSES)
  @Get()
  @ApiOkResponse({ type: AskableClassListResponse })
  async listNearClasses(@CurrentActor() actor: Actor): Promise<AskableClassListResponse> {
    return { items: (await this.near.list(actor)).map((one) => AskableClassResponse.from(one)) };
  }

  /** A place in the class, or one on its waiting list. */
  @RequirePermission(ATTEND_CLASSES)
  @Post(':classGroupId/place')
  @HttpCode(200)
  @ApiOkResponse({ type: AskableClassListResponse })
  async askForPlace(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
  ): Promise<AskableClassListResponse> {
    await this.places.ask(actor, classGroupId);
    return this.listNearClasses(actor);
  }

  /** Gives the place back, or waits no longer. */
  @RequirePermission(ATTEND_CLASSES)
  @Delete(':classGroupId/place')
  @ApiOkResponse({ type: AskableClassListResponse })
  async giveBackPlace(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
  ): Promise<AskableClassListResponse> {
    await this.places.giveBack(actor, classGroupId);
    return this.listNearClasses(actor);
  }

  /** The member knows of the place that came by itself. */
  @RequirePermission(ATTEND_CLASSES)
  @Post(':classGroupId/place/known')
  @HttpCode(200)
  @ApiOkResponse({ type: AskableClassListResponse })
  async notePlaceKnown(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
  ): Promise<AskableClassListResponse> {
    await this.places.noteSeen(actor, classGroupId);
    return this.listNearClasses(actor);
  }
}
