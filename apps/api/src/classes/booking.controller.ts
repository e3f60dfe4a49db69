import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { BOOK_MEMBERS, BookingPreviews, Bookings, ClassReading, FreePlace } from '@lopso/classes';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { BookingOutcomeResponse, UnbookedResponse } from './booking-outcome.dto';
import { BookingPreviewResponse } from './booking-preview.dto';
import { BookMembersRequest, ClassGroupResponse } from './class-group.dto';

/** Places in a class. */
@ApiTags('classes')
@Controller('class-groups/:classGroupId')
export class BookingController {
  constructor(
    private readonly bookings: Bookings,
    private readonly freeing: FreePlace,
    private readonly reading: ClassReading,
    private readonly previews: BookingPreviews,
  ) {}

  /** Books everybody who can be booked and lists who could not, with the reason. */
  @RequirePermission(BOOK_MEMBERS)
  @Post('bookings')
  @HttpCode(200)
  @ApiOkResponse({ type: BookingOutcomeResponse })
  async bookMembers(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
    @Body() body: BookMembersRequest,
  ): Promise<BookingOutcomeResponse> {
    const people = { teamIds: body.teamIds ?? [], memberIds: body.memberIds ?? [] };
    const outcome = await this.bookings.bookMembers(actor, classGroupId, people);
    return BookingOutcomeResponse.from(outcome, await this.reading.getClass(actor, classGroupId));
  }

  /** Who of these people lacks a course the class builds on; nobody is booked. */
  @RequirePermission(BOOK_MEMBERS)
  @Post('booking-preview')
  @HttpCode(200)
  @ApiOkResponse({ type: BookingPreviewResponse })
  async previewBooking(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
    @Body() body: BookMembersRequest,
  ): Promise<BookingPreviewResponse> {
    const people = { teamIds: body.teamIds ?? [], memberIds: body.memberIds ?? [] };
    return BookingPreviewResponse.from(await this.previews.of(actor, classGroupId, people));
  }

  /** Takes somebody out of the class; the place goes to who waits for it. */
  @RequirePermission(BOOK_MEMBERS)
  @Delete('bookings/:memberId')
  @ApiOkResponse({ type: UnbookedResponse })
  async unbookMember(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
    @IdParam('memberId') memberId: string,
  ): Promise<UnbookedResponse> {
    const promotedCount = await this.freeing.unbook(actor, classGroupId, memberId);
    return {
      classGroup: ClassGroupResponse.from(await this.reading.getClass(actor, classGroupId)),
      promotedCount,
    };
  }
}
