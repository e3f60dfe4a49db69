import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@lopso/platform';
import { CommuneReforms, READ_UNITS, REFORM_COMMUNES, ReformCommunes } from '@lopso/org';
import { CurrentActor } from '../http/current-actor.decorator';
import { RequirePermission } from '../http/permission.decorators';
import { CommuneSuccessionListResponse, ReformCommunesRequest, ReformedResponse, reformOf } from './commune-reform.dto';

/** Mergers and splits of communes. */
@ApiTags('org')
@Controller('commune-reforms')
export class CommuneReformController {
  constructor(
    private readonly reforms: CommuneReforms,
    private readonly acts: ReformCommunes,
  ) {}

  /** What went into which commune, on which day, by which decision. */
  @RequirePermission(READ_UNITS)
  @Get()
  @ApiOkResponse({ type: CommuneSuccessionListResponse })
  async listCommuneReforms(@CurrentActor() actor: Actor): Promise<CommuneSuccessionListResponse> {
    return CommuneSuccessionListResponse.from(await this.reforms.list(actor));
  }

  /** Records a merger or a split; villages go along, links lead from old to new. May be taken back today. */
  @RequirePermission(REFORM_COMMUNES)
  @Post()
  @ApiCreatedResponse({ type: ReformedResponse })
  async reformCommunes(@CurrentActor() actor: Actor, @Body() body: ReformCommunesRequest): Promise<ReformedResponse> {
    return this.acts.reform(actor, reformOf(body));
  }
}
