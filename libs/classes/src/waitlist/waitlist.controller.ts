import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { BOOK_MEMBERS, READ_CLASSES } from '../classes.permissions';
import { AddedWaitingResponse, AddWaitingRequest, BookingPolicyRequest, WaitingListResponse } from './waitlist.dto';
import { WaitlistService } from './waitlist.service';

/** Who waits for a place in a class. */
@ApiTags('classes')
@Controller('class-groups/:classGroupId')
export class WaitlistController {
  constructor(private readonly waitlist: WaitlistService) {}

  /** The waiting in their order, each with the numbers that explain it. */
  @RequirePermission(READ_CLASSES)
  @Get('waiting')
  @ApiOkResponse({ type: WaitingListResponse })
  async listWaiting(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
  ): Promise<WaitingListResponse> {
    return WaitingListResponse.from(await this.waitlist.getWaitlist(actor, classGroupId));
  }

  /** Puts people on the list; where a place is free they get it. */
  @RequirePermission(BOOK_MEMBERS)
  @Post('waiting')
  @HttpCode(200)
  @ApiOkResponse({ type: AddedWaitingResponse })
  async addWaiting(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
    @Body() body: AddWaitingRequest,
  ): Promise<AddedWaitingResponse> {
    const leftOut = await this.waitlist.addWaiting(actor, classGroupId, body.memberIds);
    return AddedWaitingResponse.of(await this.listWaiting(actor, classGroupId), leftOut);
  }

  /** Takes somebody off the list. */
  @RequirePermission(BOOK_MEMBERS)
  @Delete('waiting/:memberId')
  @ApiOkResponse({ type: WaitingListResponse })
  async removeWaiting(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
    @IdParam('memberId') memberId: string,
  ): Promise<WaitingListResponse> {
    await this.waitlist.removeWaiting(actor, classGroupId, memberId);
    return this.listWaiting(actor, classGroupId);
  }

  /** Says how the class gives its places. */
  @RequirePermission(BOOK_MEMBERS)
  @Put('booking-policy')
  @ApiOkResponse({ type: WaitingListResponse })
  async setBookingPolicy(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
    @Body() body: BookingPolicyRequest,
  ): Promise<WaitingListResponse> {
    await this.waitlist.setBookingPolicy(actor, classGroupId, body);
    return this.listWaiting(actor, classGroupId);
  }
}
