import { Body, Controller, Get, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  type Actor,
  CurrentActor,
  IdParam,
  InvalidInput,
  RequirePermission,
  RequirePermissionThen,
} from '@lopso/platform';
import { CALL_ROLL, CORRECT_ATTENDANCE, READ_CLASSES } from '../classes.permissions';
import {
  AdmitArrivalRequest,
  AdmitWalkInRequest,
  AttendanceMarkResponse,
  CorrectAttendanceRequest,
  introductionOf,
  keptOf,
  RecordAttendanceRequest,
  RollResponse,
  wordOf,
} from './attendance.dto';
import { AttendanceService } from './attendance.service';
import { RollService } from './roll.service';

/** The roll of a session. */
@ApiTags('classes')
@Controller('class-sessions/:classSessionId')
export class AttendanceController {
  constructor(
    private readonly rolls: RollService,
    private readonly attendance: AttendanceService,
  ) {}

  /** Who is booked or was marked present, with the mark that counts. */
  @RequirePermission(READ_CLASSES)
  @Get('roll')
  @ApiOkResponse({ type: RollResponse })
  async getRoll(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
  ): Promise<RollResponse> {
    return RollResponse.from(await this.rolls.getRoll(actor, classSessionId));
  }

  /** Gives everybody on the roll a line for good, before it is printed; answers the roll as it is then. */
  @RequirePermission(CALL_ROLL)
  @Post('roll-numbers')
  @HttpCode(200)
  @ApiOkResponse({ type: RollResponse })
  async numberRoll(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
  ): Promise<RollResponse> {
    await this.rolls.numberRoll(actor, classSessionId);
    return this.getRoll(actor, classSessionId);
  }

  /** Marks somebody on the roll; the same tap sent again gets the same receipt. */
  @RequirePermissionThen(CALL_ROLL)
  @Post('attendance')
  @HttpCode(200)
  @ApiOkResponse({ type: AttendanceMarkResponse })
  async recordAttendance(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
    @Body() body: RecordAttendanceRequest,
    @Headers('x-sent-at') sentAt: string | undefined,
  ): Promise<AttendanceMarkResponse> {
    const { memberId, source, clientKey, deviceId } = body;
    const tap = { ...wordOf(body), memberId, source, clientKey, deviceId, kept: keptOf(body, sentAt) };
    return AttendanceMarkResponse.from(await this.attendance.recordAttendance(actor, classSessionId, tap));
  }

  /** Adds somebody who came without a booking, and marks her present. */
  @RequirePermission(CALL_ROLL)
  @Post('walk-ins')
  @HttpCode(200)
  @ApiOkResponse({ type: AttendanceMarkResponse })
  async admitWalkIn(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
    @Body() body: AdmitWalkInRequest,
  ): Promise<AttendanceMarkResponse> {
    return AttendanceMarkResponse.from(await this.attendance.admitWalkIn(actor, classSessionId, body));
  }

  /** Adds somebody who introduces herself, for a trainer who may look nobody up, and marks her present. */
  @RequirePermission(CALL_ROLL)
  @Post('arrivals')
  @HttpCode(200)
  @ApiOkResponse({ type: AttendanceMarkResponse })
  async admitArrival(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
    @Body() body: AdmitArrivalRequest,
  ): Promise<AttendanceMarkResponse> {
    const introduction = introductionOf(body);
    if (introduction === null) throw new InvalidInput([{ pointer: '#/fullName', code: 'classes.introduction' }]);
    const { clientKey, deviceId } = body;
    return AttendanceMarkResponse.from(
      await this.attendance.admitArrival(actor, classSessionId, { introduction, clientKey, deviceId }),
    );
  }

  /** Corrects the roll of a closed session, until its last day; answers the roll as it is then. */
  @RequirePermission(CORRECT_ATTENDANCE)
  @Post('corrections')
  @HttpCode(200)
  @ApiOkResponse({ type: RollResponse })
  async correctAttendance(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
    @Body() body: CorrectAttendanceRequest,
  ): Promise<RollResponse> {
    const { memberId, clientKey, deviceId, source } = body;
    const correction = { ...wordOf(body), memberId, clientKey, deviceId, source };
    await this.attendance.correctAttendance(actor, classSessionId, correction);
    return this.getRoll(actor, classSessionId);
  }
}
