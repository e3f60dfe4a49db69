import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { READ_UNITS } from '../org.permissions';
import { TeamService } from '../teams/team.service';
import { CommuneListResponse, CommuneTeamsResponse } from './unit.dto';
import { UnitService } from './unit.service';

/** Communes, their villages and teams. */
@ApiTags('org')
@Controller('communes')
export class CommuneController {
  constructor(
    private readonly units: UnitService,
    private readonly teams: TeamService,
  ) {}

  /** The communes the caller may see, by name. */
  @RequirePermission(READ_UNITS)
  @Get()
  @ApiOkResponse({ type: CommuneListResponse })
  async listCommunes(@CurrentActor() actor: Actor): Promise<CommuneListResponse> {
    return CommuneListResponse.from(await this.units.listVisibleCommunes(actor));
  }

  /** The commune and its villages, each with its team or none. */
  @RequirePermission(READ_UNITS)
  @Get(':communeId/teams')
  @ApiOkResponse({ type: CommuneTeamsResponse })
  async listCommuneTeams(
    @CurrentActor() actor: Actor,
    @IdParam('communeId') communeId: string,
  ): Promise<CommuneTeamsResponse> {
    return CommuneTeamsResponse.from(await this.teams.listTeamsOfCommune(actor, communeId));
  }
}
