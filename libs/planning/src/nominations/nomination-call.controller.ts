import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ApiClashes } from '@lopso/classes/http';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp, XLSX_TYPE } from '@lopso/platform';
import { PUBLISH_CALLS, READ_CALLS } from '../planning.permissions';
import { NominationBookingService } from './nomination-booking.service';
import { NominationCallService } from './nomination-call.service';
import {
  BookCallRequest,
  CallBookingResponse,
  CallDetailResponse,
  CallListResponse,
  CallSummaryResponse,
  ChangeCallRequest,
  ClassForCallListResponse,
  ClassForCallResponse,
  ListCallsQuery,
  OpenCallClassRequest,
  OpenedCallClassResponse,
  PublishCallRequest,
  UnfinishedListResponse,
  UnfinishedQuery,
  UnfinishedResponse,
} from './nomination.dto';
import { NominationService } from './nomination.service';

const DEFAULT_LIMIT = 30;

/** Calls for names: the department asks communes whom they send to a topic, before there are dates. */
@ApiTags('planning')
@Controller('class-calls')
export class NominationCallController {
  constructor(
    private readonly nominationCalls: NominationCallService,
    private readonly nominationBookings: NominationBookingService,
    private readonly nominations: NominationService,
  ) {}

  /** Calls that ask communes of the caller, the latest first. */
  @RequirePermission(READ_CALLS)
  @Get()
  @ApiOkResponse({ type: CallListResponse })
  async listCalls(@CurrentActor() actor: Actor, @Query() query: ListCallsQuery): Promise<CallListResponse> {
    const { isOpen = null, limit = DEFAULT_LIMIT, cursor = null } = query;
    const { calls, nextCursor } = await this.nominationCalls.listCalls(actor, { isOpen, limit, cursor });
    return { items: calls.map((call) => CallSummaryResponse.from(call)), nextCursor };
  }

  /** Publishes a call. */
  @RequirePermission(PUBLISH_CALLS)
  @Post()
  @ApiCreatedResponse({ type: CallDetailResponse })
  async publishCall(@CurrentActor() actor: Actor, @Body() body: PublishCallRequest): Promise<CallDetailResponse> {
    const { clientKey, courseId = null, ...wish } = body;
    const id = await this.nominationCalls.publishCall(actor, clientKey, { ...wish, courseId });
    return CallDetailResponse.from(await this.nominationCalls.getCall(actor, id));
  }

  /** Every commune with how many hold a seat and have not finished a course: places to begin with. */
  @RequirePermission(PUBLISH_CALLS)
  @Get('unfinished')
  @ApiOkResponse({ type: UnfinishedListResponse })
  async listUnfinished(@CurrentActor() actor: Actor, @Query() query: UnfinishedQuery): Promise<UnfinishedListResponse> {
    const items = await this.nominationCalls.listUnfinished(actor, query.courseId ?? null);
    return { items: items.map((one) => UnfinishedResponse.from(one)) };
  }

  /** A call with the communes that the caller sees. */
  @RequirePermission(READ_CALLS)
  @Get(':callId')
  @ApiOkResponse({ type: CallDetailResponse })
  async getCall(@CurrentActor() actor: Actor, @IdParam('callId') callId: string): Promise<CallDetailResponse> {
    return CallDetailResponse.from(await this.nominationCalls.getCall(actor, callId));
  }

  /** Changes the last day and the places of communes. */
  @RequirePermission(PUBLISH_CALLS)
  @Put(':callId')
  @ApiOkResponse({ type: CallDetailResponse })
  async changeCall(
    @CurrentActor() actor: Actor,
    @IdParam('callId') callId: string,
    @Body() body: ChangeCallRequest,
  ): Promise<CallDetailResponse> {
    await this.nominationCalls.changeCall(actor, callId, body);
    return CallDetailResponse.from(await this.nominationCalls.getCall(actor, callId));
  }

  /** Takes away a call that nobody answered. */
  @RequirePermission(PUBLISH_CALLS)
  @Delete(':callId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async removeCall(@CurrentActor() actor: Actor, @IdParam('callId') callId: string): Promise<void> {
    await this.nominationCalls.removeCall(actor, callId);
  }

  /** Classes to come that people of the call can be given places in. */
  @RequirePermission(PUBLISH_CALLS)
  @Get(':callId/classes')
  @ApiOkResponse({ type: ClassForCallListResponse })
  async listCallClasses(
    @CurrentActor() actor: Actor,
    @IdParam('callId') callId: string,
  ): Promise<ClassForCallListResponse> {
    const classes = await this.nominationBookings.listClassesForCall(actor, callId);
    return { items: classes.map((one) => ClassForCallResponse.from(one)) };
  }

  /** Opens a class named like the call and about its course; nobody is booked yet. The same form sent twice opens one. */
  @RequirePermission(PUBLISH_CALLS)
  @Post(':callId/classes')
  @ApiCreatedResponse({ type: OpenedCallClassResponse })
  @ApiClashes()
  async openCallClass(
    @CurrentActor() actor: Actor,
    @IdParam('callId') callId: string,
    @Body() body: OpenCallClassRequest,
  ): Promise<OpenedCallClassResponse> {
    const classGroupId = await this.nominationBookings.openClassForCall(actor, callId, body);
    return { classGroupId, ...(await this.listCallClasses(actor, callId)) };
  }

  /** Books everybody who is named and has no class yet; who could not be booked is told with the reason. */
  @RequirePermission(PUBLISH_CALLS)
  @Post(':callId/bookings')
  @HttpCode(200)
  @ApiOkResponse({ type: CallBookingResponse })
  async bookCall(
    @CurrentActor() actor: Actor,
    @IdParam('callId') callId: string,
    @Body() { classGroupId, communeIds = [] }: BookCallRequest,
  ): Promise<CallBookingResponse> {
    const wish = { classGroupId, communeIds: communeIds.length === 0 ? null : communeIds };
    const outcome = await this.nominationBookings.bookNominees(actor, callId, wish);
    return CallBookingResponse.from(outcome, await this.nominationCalls.getCall(actor, callId));
  }

  /** Everybody in the call whom the caller sees, as an .xlsx file; the reading is written into the audit trail. */
  @RequirePermission(READ_CALLS)
  @StepUp()
  @Get(':callId/names.xlsx')
  @ApiProduces(XLSX_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async exportCallNames(@CurrentActor() actor: Actor, @IdParam('callId') callId: string): Promise<StreamableFile> {
    const disposition = 'attachment; filename="dang-ky-nhu-cau.xlsx"';
    return new StreamableFile(await this.nominations.exportNominations(actor, callId), {
      type: XLSX_TYPE,
      disposition,
    });
  }
}
