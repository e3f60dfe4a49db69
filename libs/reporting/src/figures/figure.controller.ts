import { Controller, Get } from '@nestjs/common';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { READ_FIGURE_PEOPLE, READ_FIGURES } from '../reporting.permissions';
import { ReportRoundResponse } from '../rounds/report-round.dto';
import { ReportRoundService } from '../rounds/report-round.service';
import { CommuneReportResponse, OrgFiguresResponse, OverviewResponse, TeamReportResponse } from './figure.dto';
import { FigureService } from './figure.service';

/** How many are finished: the province, its communes, their teams. */
@Controller()
export class FigureController {
  constructor(
    private readonly reportRounds: ReportRoundService,
    private readonly figures: FigureService,
  ) {}

  /** Communes, teams and seated members today: what can be said before a round exists. */
  @RequirePermission(READ_FIGURES)
  @Get('org-figures')
  async getOrgFigures(@CurrentActor() actor: Actor): Promise<OrgFiguresResponse> {
    return OrgFiguresResponse.from(await this.reportRounds.getOrgFigures(actor));
  }

  /** The rounds there are figures of; the first is the one to show unless another is asked for. */
  @RequirePermission(READ_FIGURES)
  @Get('report-rounds')
  async listReportRounds(@CurrentActor() actor: Actor): Promise<ReportRoundResponse[]> {
    return (await this.reportRounds.listRounds(actor)).map((round) => ReportRoundResponse.from(round));
  }

  /** The round at a glance. */
  @RequirePermission(READ_FIGURES)
  @Get('rounds/:roundId/overview')
  async getOverview(@CurrentActor() actor: Actor, @IdParam('roundId') roundId: string): Promise<OverviewResponse> {
    return OverviewResponse.from(await this.figures.getOverview(actor, roundId));
  }

  /** A commune and its teams. */
  @RequirePermission(READ_FIGURES)
  @Get('rounds/:roundId/communes/:communeId')
  async getCommuneReport(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @IdParam('communeId') communeId: string,
  ): Promise<CommuneReportResponse> {
    return CommuneReportResponse.from(await this.figures.getCommuneReport(actor, roundId, communeId));
  }

  /** A team and its people. */
  @RequirePermission(READ_FIGURE_PEOPLE)
  @Get('rounds/:roundId/teams/:teamId')
  async getTeamReport(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @IdParam('teamId') teamId: string,
  ): Promise<TeamReportResponse> {
    return TeamReportResponse.from(await this.figures.getTeamReport(actor, roundId, teamId));
  }
}
