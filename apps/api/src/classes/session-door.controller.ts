import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  CALL_ROLL,
  ClassReading,
  CORRECT_ATTENDANCE,
  END_SESSIONS,
  RollReading,
  ScanCodes,
  SessionDoors,
  SessionEnds,
} from '@lopso/classes';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { RollResponse } from './attendance.dto';
import {
  ClosedSessionResponse,
  CorrectEndRequest,
  ScanCodeResponse,
  SessionEndRequest,
  SessionResponse,
} from './class-session.dto';

/** Opening and closing a session, and the code on its screen. */
@ApiTags('classes')
@Controller('class-sessions/:classSessionId')
export class SessionDoorController {
  constructor(
    private readonly doors: SessionDoors,
    private readonly codes: ScanCodes,
    private readonly reading: ClassReading,
    private readonly ends: SessionEnds,
    private readonly rolls: RollReading,
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
    await this.doors.openSession(actor, classSessionId);
    return SessionResponse.from(await this.reading.getSession(actor, classSessionId));
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
    const closed = await this.doors.closeSession(actor, classSessionId, endOf(body));
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
    await this.ends.sayEnd(actor, classSessionId, endOf(body));
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
    return ScanCodeResponse.from(classSessionId, await this.codes.scanCode(actor, classSessionId));
  }
}

/** Nothing said, by clients of before with no body at all: to its end. */
const endOf = (body: SessionEndRequest | undefined): Date | null =>
  typeof body?.wentUntil === 'string' ? new Date(body.wentUntil) : null;
