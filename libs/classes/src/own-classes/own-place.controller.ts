import { Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { ApiOwnHours } from '../booking/booking.dto';
import { ATTEND_CLASSES } from '../classes.permissions';
import { NearClassService } from './near-class.service';
import { AskableClassListResponse, NearClassesQuery } from './own-class.dto';
import { OwnClassService } from './own-class.service';

/** A member's own places in classes to come. */
@ApiTags('classes')
@Controller('me/class-groups')
export class OwnPlaceController {
  constructor(
    private readonly nearClasses: NearClassService,
    private readonly ownClasses: OwnClassService,
  ) {}

  /** Classes of the province that are still to meet, with the member's place in them, the nearest first. */
  @RequirePermission(ATTEND_CLASSES)
  @Get()
  @ApiOkResponse({ type: AskableClassListResponse })
  async listNearClasses(
    @CurrentActor() actor: Actor,
    @Query() { shared: code, ...query }: NearClassesQuery,
  ): Promise<AskableClassListResponse> {
    const page = await this.nearClasses.listNearClasses(actor, query);
    const shared = code === undefined ? null : await this.nearClasses.findSharedClass(actor, code);
    const placements = await this.ownClasses.listOwnPlacements(actor);
    return AskableClassListResponse.from(page, {
      shared,
      requests: await this.ownClasses.listOwnRequests(actor),
      placements,
    });
  }

  /** A place in the class, one on its waiting list, or a request where it wants a word before. */
  @RequirePermission(ATTEND_CLASSES)
  @Post(':classGroupId/place')
  @HttpCode(200)
  @ApiOkResponse({ type: AskableClassListResponse })
  @ApiOwnHours()
  async askForPlace(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
  ): Promise<AskableClassListResponse> {
    await this.ownClasses.askForPlace(actor, classGroupId);
    return this.listNearClasses(actor, {});
  }

  /** Gives the place back, or waits or asks no longer. */
  @RequirePermission(ATTEND_CLASSES)
  @Delete(':classGroupId/place')
  @ApiOkResponse({ type: AskableClassListResponse })
  async giveBackPlace(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
  ): Promise<AskableClassListResponse> {
    await this.ownClasses.giveBackPlace(actor, classGroupId);
    return this.listNearClasses(actor, {});
  }

  /** The member knows of the place that came by itself, of how her request ended, or of what others did with her place. */
  @RequirePermission(ATTEND_CLASSES)
  @Post(':classGroupId/place/known')
  @HttpCode(200)
  @ApiOkResponse({ type: AskableClassListResponse })
  async notePlaceKnown(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
  ): Promise<AskableClassListResponse> {
    await this.ownClasses.acknowledgePlace(actor, classGroupId);
    return this.listNearClasses(actor, {});
  }
}
