import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MANAGE_MEMBERS, READ_MEMBERS, SeatService, SeatTermService } from '@lopso/org';
import { type Actor, CurrentActor, IdParam, InvalidInput, NotFound, RequirePermission } from '@lopso/platform';
import { MemberAccountService } from './member-account.service';
import { daysOf, EndSeatRequest } from './seat-days.dto';
import {
  MemberMovedResponse,
  MoveMemberRequest,
  ReplaceMemberRequest,
  replacementOf,
  SeatEndedResponse,
  SeatHistoryResponse,
  SeatPassedOnResponse,
} from './seat.dto';
import { TeamResponse } from './team.dto';

/** Holdings of seats: ended, passed on, moved, and who held a seat before. */
@ApiTags('org')
@Controller()
export class SeatController {
  constructor(
    private readonly memberAccounts: MemberAccountService,
    private readonly seatTerms: SeatTermService,
    private readonly seats: SeatService,
  ) {}

  /** Ends a holding today or on a coming day, or lets it last longer; answers the team as it is today. */
  @RequirePermission(MANAGE_MEMBERS)
  @Post('seat-terms/:seatTermId/end')
  @HttpCode(200)
  @ApiOkResponse({ type: SeatEndedResponse })
  async endSeat(
    @CurrentActor() actor: Actor,
    @IdParam('seatTermId') seatTermId: string,
    @Body() body: EndSeatRequest,
  ): Promise<SeatEndedResponse> {
    const { actId, teamId } = await this.seats.endSeat(actor, seatTermId, body.until);
    return { actId, team: await this.show(actor, teamId) };
  }

  /** Passes a seat on to somebody else in one step; the same form sent again answers the same. */
  @RequirePermission(MANAGE_MEMBERS)
  @Post('seat-terms/:seatTermId/replacement')
  @HttpCode(200)
  @ApiOkResponse({ type: SeatPassedOnResponse })
  async replaceMember(
    @CurrentActor() actor: Actor,
    @IdParam('seatTermId') seatTermId: string,
    @Body() body: ReplaceMemberRequest,
  ): Promise<SeatPassedOnResponse> {
    const replacement = replacementOf(seatTermId, body);
    if (replacement === null) throw new InvalidInput([{ pointer: '#/memberId', code: 'org.one-newcomer' }]);
    const { actId, teamId, memberId, seatNumber } = await this.seats.replaceMember(actor, replacement);
    return { actId, memberId, seatNumber, team: await this.show(actor, teamId) };
  }

  /** Moves the holder to another place or team. */
  @RequirePermission(MANAGE_MEMBERS)
  @Post('seat-terms/:seatTermId/move')
  @HttpCode(200)
  @ApiOkResponse({ type: MemberMovedResponse })
  async moveMember(
    @CurrentActor() actor: Actor,
    @IdParam('seatTermId') seatTermId: string,
    @Body() body: MoveMemberRequest,
  ): Promise<MemberMovedResponse> {
    const { toTeamId, seatNumber = null, position = null } = body;
    const moved = await this.seats.moveMember(actor, {
      seatTermId,
      toTeamId,
      seatNumber,
      position,
      days: daysOf(body),
    });
    const { actId, fromTeamId, teamId } = moved;
    return { actId, fromTeamId, seatNumber: moved.seatNumber, team: await this.show(actor, teamId) };
  }

  /** Everybody who held a seat, the latest first. */
  @RequirePermission(READ_MEMBERS)
  @Get('teams/:teamId/seats/:number/holders')
  @ApiOkResponse({ type: SeatHistoryResponse })
  async listSeatHolders(
    @CurrentActor() actor: Actor,
    @IdParam('teamId') teamId: string,
    @Param('number', new ParseIntPipe({ exceptionFactory: () => new NotFound() })) number: number,
  ): Promise<SeatHistoryResponse> {
    if (number < 1 || number > 100) throw new NotFound();
    return SeatHistoryResponse.from(await this.seatTerms.listSeatHolders(actor, teamId, number));
  }

  private async show(actor: Actor, teamId: string): Promise<TeamResponse> {
    return TeamResponse.from(await this.memberAccounts.getTeam(actor, teamId));
  }
}
