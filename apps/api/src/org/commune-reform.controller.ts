import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AccountService } from '@lopso/identity';
import { CommuneReformService, READ_UNITS, REFORM_COMMUNES } from '@lopso/org';
import { type Actor, compareNames, CurrentActor, RequirePermission, StepUp } from '@lopso/platform';
import {
  CommuneSuccessionListResponse,
  EndingGrantResponse,
  ReformCommunesRequest,
  ReformedResponse,
  ReformEffectResponse,
  reformOf,
} from './commune-reform.dto';

/** Mergers and splits of communes. */
@ApiTags('org')
@Controller('commune-reforms')
export class CommuneReformController {
  constructor(
    private readonly reforms: CommuneReformService,
    private readonly accounts: AccountService,
  ) {}

  /** What went into which commune, on which day, by which decision. */
  @RequirePermission(READ_UNITS)
  @Get()
  @ApiOkResponse({ type: CommuneSuccessionListResponse })
  async listCommuneReforms(@CurrentActor() actor: Actor): Promise<CommuneSuccessionListResponse> {
    return CommuneSuccessionListResponse.from(await this.reforms.listReforms(actor), {
      today: await this.reforms.listReformsOfToday(actor),
      earliestOn: this.reforms.getEarliestDay(),
    });
  }

  /** What a merger or a split would do; changes nothing. */
  @RequirePermission(REFORM_COMMUNES)
  @Post('preview')
  @HttpCode(200)
  @ApiOkResponse({ type: ReformEffectResponse })
  async previewCommuneReform(
    @CurrentActor() actor: Actor,
    @Body() body: ReformCommunesRequest,
  ): Promise<ReformEffectResponse> {
    const { memberIds, grants, endingTeams, namesakes, following, ...counts } = await this.reforms.previewReform(
      actor,
      reformOf(body),
    );
    const accounts = await this.accounts.getStatesOfMembers(memberIds);
    const ids = grants.flatMap(({ grant }) => [grant.accountId, grant.onBehalfOf].filter((id) => id !== null));
    const names = await this.accounts.describeAccounts([...new Set(ids)]);
    return {
      ...counts,
      endingTeams: [...endingTeams],
      people: memberIds.length,
      accounts: accounts.size,
      namesakes: [...namesakes],
      following: [...following],
      grants: grants
        .map((ending) => EndingGrantResponse.from(ending, names))
        .sort((one, other) => compareNames(one.holderName, other.holderName)),
    };
  }

  /** Records a merger or a split; villages go along, links lead from old to new. May be taken back today. */
  @RequirePermission(REFORM_COMMUNES)
  @StepUp()
  @Post()
  @ApiCreatedResponse({ type: ReformedResponse })
  async reformCommunes(@CurrentActor() actor: Actor, @Body() body: ReformCommunesRequest): Promise<ReformedResponse> {
    return this.reforms.reformCommunes(actor, reformOf(body));
  }
}
