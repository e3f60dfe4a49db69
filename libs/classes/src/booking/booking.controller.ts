import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { BOOK_MEMBERS } from '../classes.permissions';
import { BookMembersRequest, ClassGroupResponse } from '../scheduling/class-group.dto';
import { ClassGroupService } from '../scheduling/class-group.service';
import { BookingOutcomeResponse, BookingPreviewResponse, UnbookedResponse } from './booking.dto';
import { BookingService } from './booking.service';

/** Places in a class. */
@ApiTags('classes')
@Controller('class-groups/:classGroupId')
export class BookingController {
  constructor(
    private readonly bookings: BookingService,
    private readonly classGroups: ClassGroupService,
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
    return BookingOutcomeResponse.from(outcome, await this.classGroups.getClass(actor, classGroupId));
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
    return BookingPreviewResponse.from(await this.bookings.previewBooking(actor, classGroupId, people));
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
    const promotedCount = await this.bookings.unbookMember(actor, classGroupId, memberId);
    return {
      classGroup: ClassGroupResponse.from(await this.classGroups.getClass(actor, classGroupId)),
      promotedCount,
    };
  }
}
