import { Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AskOwnPlace, ATTEND_CLASSES, NearClasses, OwnPlacements, OwnPlaces, OwnRequests } from '@lopso/classes';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { ApiOwnHours } from './other-place.dto';
import { AskableClassListResponse, NearClassesQuery } from './own-place.dto';

/** A member's own places in classes to come. */
@ApiTags('classes')
@Controller('me/class-groups')
export class OwnPlaceController {
  constructor(
    private readonly near: NearClasses,
    private readonly places: OwnPlaces,
    private readonly asking: AskOwnPlace,
    private readonly requests: OwnRequests,
    private readonly placements: OwnPlacements,
  ) {}

  /** Classes of the province that are still to meet, with the member's place in them, the nearest first. */
  @RequirePermission(ATTEND_CLASSES)
  @Get()
  @ApiOkResponse({ type: AskableClassListResponse })
  async listNearClasses(
    @CurrentActor() actor: Actor,
    @Query() { shared: code, ...query }: NearClassesQuery,
  ): Promise<AskableClassListResponse> {
    const page = await this.near.list(actor, query);
    const shared = code === undefined ? null : await this.near.shared(actor, code);
    const placements = await this.placements.list(actor);
    return AskableClassListResponse.from(page, { shared, requests: await this.requests.list(actor), placements });
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
    await this.asking.ask(actor, classGroupId);
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
    await this.places.giveBack(actor, classGroupId);
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
    await this.places.noteSeen(actor, classGroupId);
    return this.listNearClasses(actor, {});
  }
}
