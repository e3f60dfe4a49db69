import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { MANAGE_TEAMS, READ_UNITS } from '../org.permissions';
import { ListQuery, listWishOf } from '../overview/org-overview.dto';
import { OrgOverviewService } from '../overview/org-overview.service';
import {
  CommuneVillagesResponse,
  MergeVillagesRequest,
  VillageNameRequest,
  VillagesChangedResponse,
  VillageWithoutTeamListResponse,
} from './village.dto';
import { VillageService } from './village.service';

/** Villages, maintained by their commune. */
@ApiTags('org')
@Controller()
export class VillageController {
  constructor(
    private readonly villages: VillageService,
    private readonly overview: OrgOverviewService,
  ) {}

  /** The villages of a commune, those that ended too. */
  @RequirePermission(READ_UNITS)
  @Get('communes/:communeId/villages')
  @ApiOkResponse({ type: CommuneVillagesResponse })
  async listVillages(
    @CurrentActor() actor: Actor,
    @IdParam('communeId') communeId: string,
  ): Promise<CommuneVillagesResponse> {
    return CommuneVillagesResponse.from(await this.villages.listVillages(actor, communeId));
  }

  /** Adds a village. */
  @RequirePermission(MANAGE_TEAMS)
  @Post('communes/:communeId/villages')
  @ApiCreatedResponse({ type: VillagesChangedResponse })
  async addVillage(
    @CurrentActor() actor: Actor,
    @IdParam('communeId') communeId: string,
    @Body() body: VillageNameRequest,
  ): Promise<VillagesChangedResponse> {
    const { id, actId } = await this.villages.addVillage(actor, communeId, body);
    return { id, actId, list: await this.listVillages(actor, communeId) };
  }

  /** Merges villages of the commune into a new one. */
  @RequirePermission(MANAGE_TEAMS)
  @Post('communes/:communeId/village-mergers')
  @ApiCreatedResponse({ type: VillagesChangedResponse })
  async mergeVillages(
    @CurrentActor() actor: Actor,
    @IdParam('communeId') communeId: string,
    @Body() body: MergeVillagesRequest,
  ): Promise<VillagesChangedResponse> {
    const { villageIds, word, name, isAnotherPlace = false, keepTeamOf = null, decisionNumber = null } = body;
    const merge = { villageIds, village: { word, name, isAnotherPlace }, keepTeamOf, decisionNumber };
    const { actId, village } = await this.villages.mergeVillages(actor, communeId, merge);
    return { id: village.id, actId, list: await this.listVillages(actor, communeId) };
  }

  /** Gives a village another name from today on. */
  @RequirePermission(MANAGE_TEAMS)
  @Put('villages/:villageId/name')
  @ApiOkResponse({ type: VillagesChangedResponse })
  async renameVillage(
    @CurrentActor() actor: Actor,
    @IdParam('villageId') villageId: string,
    @Body() body: VillageNameRequest,
  ): Promise<VillagesChangedResponse> {
    const { actId, communeId } = await this.villages.renameVillage(actor, villageId, body);
    return { id: villageId, actId, list: await this.listVillages(actor, communeId) };
  }

  /** Ends a village from today on. */
  @RequirePermission(MANAGE_TEAMS)
  @Post('villages/:villageId/end')
  @HttpCode(200)
  @ApiOkResponse({ type: VillagesChangedResponse })
  async endVillage(
    @CurrentActor() actor: Actor,
    @IdParam('villageId') villageId: string,
  ): Promise<VillagesChangedResponse> {
    const { actId, communeId } = await this.villages.endVillage(actor, villageId);
    return { id: villageId, actId, list: await this.listVillages(actor, communeId) };
  }

  /** Villages without a team, in the whole area of the caller or in one commune. */
  @RequirePermission(READ_UNITS)
  @Get('villages-without-team')
  @ApiOkResponse({ type: VillageWithoutTeamListResponse })
  async listVillagesWithoutTeam(
    @CurrentActor() actor: Actor,
    @Query() query: ListQuery,
  ): Promise<VillageWithoutTeamListResponse> {
    return VillageWithoutTeamListResponse.from(await this.overview.listVillagesWithoutTeam(actor, listWishOf(query)));
  }
}
