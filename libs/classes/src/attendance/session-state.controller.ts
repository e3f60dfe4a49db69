import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { CALL_ROLL, CORRECT_ATTENDANCE, END_SESSIONS } from '../classes.permissions';
import { ClassGroupService } from '../scheduling/class-group.service';
import { SelfAttendanceService } from '../self-attendance/self-attendance.service';
import {
  ClosedSessionResponse,
  CorrectEndRequest,
  ScanCodeResponse,
  SessionEndRequest,
  SessionResponse,
} from '../sessions/class-session.dto';
import { RollResponse } from './attendance.dto';
import { RollService } from './roll.service';

/** Opening and closing a session, and the code on its screen. */
@ApiTags('classes')
@Controller('class-sessions/:classSessionId')
export class SessionStateController {
  constructor(
    private readonly rolls: RollService,
    private readonly selfAttendance: SelfAttendanceService,
    private readonly classGroups: ClassGroupService,
  ) {}

  /** Opens the session, from 30 minutes before its start. */
  @RequirePermission(CALL_ROLL)
  @Post('opening')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionResponse })
  async openSession(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
  ): Promise<SessionResponse> {
    await this.rolls.openSession(actor, classSessionId);
    return SessionResponse.from(await this.classGroups.getSession(actor, classSessionId));
  }

  /** Closes the session: its minutes count for everybody present, up to when it went where that was before its planned end. */
  @RequirePermission(END_SESSIONS)
  @Post('closing')
  @HttpCode(200)
  @ApiOkResponse({ type: ClosedSessionResponse })
  async closeSession(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
    @Body() body: SessionEndRequest,
  ): Promise<ClosedSessionResponse> {
    const closed = await this.rolls.closeSession(actor, classSessionId, endOf(body));
    return { ...closed, closedAt: closed.closedAt.toISOString() };
  }

  /** Corrects until when a closed session went, for everybody at once; answers the roll as it is then. */
  @RequirePermission(CORRECT_ATTENDANCE)
  @Put('end')
  @ApiOkResponse({ type: RollResponse })
  async correctSessionEnd(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
    @Body() body: CorrectEndRequest,
  ): Promise<RollResponse> {
    await this.rolls.correctSessionEnd(actor, classSessionId, endOf(body));
    return RollResponse.from(await this.rolls.getRoll(actor, classSessionId));
  }

  /** What the screen in the hall shows in this half minute. */
  @RequirePermission(CALL_ROLL)
  @Get('scan-code')
  @ApiOkResponse({ type: ScanCodeResponse })
  async getScanCode(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
  ): Promise<ScanCodeResponse> {
    return ScanCodeResponse.from(classSessionId, await this.selfAttendance.scanCode(actor, classSessionId));
  }
}

/** Nothing said, by clients of before with no body at all: to its end. */
const endOf = (body: SessionEndRequest | undefined): Date | null =>
  typeof body?.wentUntil === 'string' ? new Date(body.wentUntil) : null;
