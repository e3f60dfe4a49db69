import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MANAGE_MEMBERS, MANAGE_TEAMS, READ_MEMBERS, SeatService, TeamService } from '@lopso/org';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { MemberAccountService } from './member-account.service';
import { AddTeamMemberRequest, personOf } from './member.dto';
import { daysOf } from './seat-days.dto';
import {
  AddTeamRequest,
  EndTeamRequest,
  SeatedResponse,
  TakeSeatRequest,
  TeamDecisionRequest,
  TeamEndedResponse,
  TeamQuery,
  TeamResponse,
} from './team.dto';

/** Teams and their numbered places. */
@ApiTags('org')
@Controller()
export class TeamController {
  constructor(
    private readonly memberAccounts: MemberAccountService,
    private readonly teams: TeamService,
    private readonly seats: SeatService,
  ) {}

  /** Adds the team of a commune or village. */
  @RequirePermission(MANAGE_TEAMS)
  @Post('teams')
  @ApiCreatedResponse({ type: TeamResponse })
  async addTeam(@CurrentActor() actor: Actor, @Body() body: AddTeamRequest): Promise<TeamResponse> {
    const { unitId, decisionNumber = null, decidedOn = null } = body;
    return this.show(actor, await this.teams.addTeam(actor, { unitId, decisionNumber, decidedOn }));
  }

  /** A team with its numbered places and who holds them today, or on another day. */
  @RequirePermission(READ_MEMBERS)
  @Get('teams/:teamId')
  @ApiOkResponse({ type: TeamResponse })
  async getTeam(
    @CurrentActor() actor: Actor,
    @IdParam('teamId') teamId: string,
    @Query() query: TeamQuery,
  ): Promise<TeamResponse> {
    return this.show(actor, teamId, query.on ?? null);
  }

  /** Adds a person and seats them; the same form sent again answers the same. */
  @RequirePermission(MANAGE_MEMBERS)
  @Post('teams/:teamId/members')
  @ApiCreatedResponse({ type: SeatedResponse })
  async addTeamMember(
    @CurrentActor() actor: Actor,
    @IdParam('teamId') teamId: string,
    @Body() body: AddTeamMemberRequest,
  ): Promise<SeatedResponse> {
    const { clientKey, position, unitId = null, seatNumber = null, isSomebodyElse = false, otherMemberIds = [] } = body;
    const draft = {
      teamId,
      clientKey,
      person: personOf(body),
      unitId,
      position,
      seatNumber,
      isSomebodyElse,
      otherMemberIds,
      days: daysOf(body),
    };
    return { ...(await this.seats.addNewMember(actor, draft)), team: await this.show(actor, teamId) };
  }

  /** Seats a person who is in the register. */
  @RequirePermission(MANAGE_MEMBERS)
  @Post('teams/:teamId/seats')
  @ApiCreatedResponse({ type: SeatedResponse })
  async takeSeat(
    @CurrentActor() actor: Actor,
    @IdParam('teamId') teamId: string,
    @Body() body: TakeSeatRequest,
  ): Promise<SeatedResponse> {
    const { memberId, position, seatNumber = null } = body;
    const number = await this.seats.takeSeat(actor, {
      teamId,
      memberId,
      position,
      seatNumber,
      days: daysOf(body),
    });
    return { memberId, seatNumber: number, team: await this.show(actor, teamId) };
  }

  /** Writes number and date of the founding decision, later or again. */
  @RequirePermission(MANAGE_TEAMS)
  @Put('teams/:teamId/decision')
  @ApiOkResponse({ type: TeamResponse })
  async correctTeamDecision(
    @CurrentActor() actor: Actor,
    @IdParam('teamId') teamId: string,
    @Body() body: TeamDecisionRequest,
  ): Promise<TeamResponse> {
    const { decisionNumber = null, decidedOn = null } = body;
    await this.teams.correctDecision(actor, teamId, { decisionNumber, decidedOn });
    return this.show(actor, teamId);
  }

  /** Ends a team from today on; everybody leaves their place. */
  @RequirePermission(MANAGE_TEAMS)
  @Post('teams/:teamId/end')
  @HttpCode(200)
  @ApiOkResponse({ type: TeamEndedResponse })
  async endTeam(
    @CurrentActor() actor: Actor,
    @IdParam('teamId') teamId: string,
    @Body() body: EndTeamRequest,
  ): Promise<TeamEndedResponse> {
    return this.teams.endTeam(actor, teamId, body.decisionNumber ?? null);
  }

  private async show(actor: Actor, teamId: string, on: string | null = null): Promise<TeamResponse> {
    return TeamResponse.from(await this.memberAccounts.getTeam(actor, teamId, on));
  }
}
