import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SecondFactorService } from '@lopso/identity';
import { MANAGE_TEAMS, OrgOverviewService, READ_MEMBERS, READ_UNITS, UndoActService } from '@lopso/org';
import {
  ActListResponse,
  CommuneStandingListResponse,
  ListQuery,
  listWishOf,
  UndoneResponse,
  VacancyListResponse,
} from '@lopso/org/http';
import { type Actor, CurrentActor, IdParam, PageQuery, RequirePermission } from '@lopso/platform';

/** What is missing, who was active, what was done today and may be taken back. */
@ApiTags('org')
@Controller()
export class OrgBoardController {
  constructor(
    private readonly overview: OrgOverviewService,
    private readonly undo: UndoActService,
    private readonly factors: SecondFactorService,
  ) {}

  /** The caller's communes with their teams, vacancies and last activity, by name. */
  @RequirePermission(READ_UNITS)
  @Get('commune-standings')
  @ApiOkResponse({ type: CommuneStandingListResponse })
  async listCommuneStandings(
    @CurrentActor() actor: Actor,
    @Query() query: PageQuery,
  ): Promise<CommuneStandingListResponse> {
    return CommuneStandingListResponse.from(await this.overview.listCommuneStandings(actor, listWishOf(query)));
  }

  /** Places nobody holds, in the whole area of the caller or in one commune. */
  @RequirePermission(READ_UNITS)
  @Get('vacancies')
  @ApiOkResponse({ type: VacancyListResponse })
  async listVacancies(@CurrentActor() actor: Actor, @Query() query: ListQuery): Promise<VacancyListResponse> {
    return VacancyListResponse.from(await this.overview.listVacancies(actor, listWishOf(query)));
  }

  /** What was done in a commune today. */
  @RequirePermission(READ_MEMBERS)
  @Get('communes/:communeId/acts')
  @ApiOkResponse({ type: ActListResponse })
  async listActsOfToday(
    @CurrentActor() actor: Actor,
    @IdParam('communeId') communeId: string,
    @Query() query: PageQuery,
  ): Promise<ActListResponse> {
    return ActListResponse.from(await this.overview.listActsOfToday(actor, communeId, listWishOf(query)));
  }

  /**
   * Takes an act of today back, whole; the service asks for the permission the act took. What brings rights back wants a fresh
   * proof, as giving them does. @throws StepUpNeeded
   */
  @RequirePermission(MANAGE_TEAMS)
  @Post('acts/:actId/undo')
  @HttpCode(200)
  @ApiOkResponse({ type: UndoneResponse })
  async undoAct(@CurrentActor() actor: Actor, @IdParam('actId') actId: string): Promise<UndoneResponse> {
    if (await this.undo.changesRights(actor, actId)) await this.factors.requireFreshProof(actor);
    return this.undo.undoAct(actor, actId);
  }
}
