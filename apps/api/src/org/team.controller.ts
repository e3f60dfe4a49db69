import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@lopso/platform';
import { AddMember, AddTeam, EndSeat, MANAGE_MEMBERS, MANAGE_TEAMS, READ_MEMBERS, TakeSeat } from '@lopso/org';
import { CurrentActor } from '../http/current-actor.decorator';
import { IdParam } from '../http/id-param';
import { RequirePermission } from '../http/permission.decorators';
import { AddTeamMemberRequest, personOf } from './member.dto';
import { SeatedResponse, TakeSeatRequest, TeamResponse } from './team.dto';
import { TeamViews } from './team-views';
import { AddTeamRequest } from './unit.dto';

/** Teams and their numbered places. */
@ApiTags('org')
@Controller()
export class TeamController {
  constructor(
    private readonly views: TeamViews,
    private readonly newTeams: AddTeam,
    private readonly newMembers: AddMember,
    private readonly takenSeats: TakeSeat,
    private readonly endedSeats: EndSeat,
  ) {}

  /** Adds the team of a commune or village. */
  @RequirePermission(MANAGE_TEAMS)
  @Post('teams')
  @ApiCreatedResponse({ type: TeamResponse })
  async addTeam(@CurrentActor() actor: Actor, @Body() body: AddTeamRequest): Promise<TeamResponse> {
    const { unitId, decisionNumber = null, decidedOn = null } = body;
    return this.show(actor, await this.newTeams.addTeam(actor, { unitId, decisionNumber, decidedOn }));
  }

  /** A team with its numbered places and who holds them today. */
  @RequirePermission(READ_MEMBERS)
  @Get('teams/:teamId')
  @ApiOkResponse({ type: TeamResponse })
  async getTeam(@CurrentActor() actor: Actor, @IdParam('teamId') teamId: string): Promise<TeamResponse> {
    return this.show(actor, teamId);
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
    const { clientKey, position, unitId = null, seatNumber = null, isSomebodyElse = false } = body;
    const draft = { teamId, clientKey, person: personOf(body), unitId, position, seatNumber, isSomebodyElse };
    return { ...(await this.newMembers.addToTeam(actor, draft)), team: await this.show(actor, teamId) };
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
    const number = await this.takenSeats.takeSeat(actor, { teamId, memberId, position, seatNumber });
    return { memberId, seatNumber: number, team: await this.show(actor, teamId) };
  }

  /** Ends a holding from today on; answers the team as it is then. */
  @RequirePermission(MANAGE_MEMBERS)
  @Post('seat-terms/:seatTermId/end')
  @HttpCode(200)
  @ApiOkResponse({ type: TeamResponse })
  async endSeat(@CurrentActor() actor: Actor, @IdParam('seatTermId') seatTermId: string): Promise<TeamResponse> {
    return this.show(actor, await this.endedSeats.endSeat(actor, seatTermId));
  }

  private async show(actor: Actor, teamId: string): Promise<TeamResponse> {
    return TeamResponse.from(await this.views.team(actor, teamId));
  }
}
