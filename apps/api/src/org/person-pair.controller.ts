import { Body, Controller, Delete, Get, HttpCode, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DECIDE_PERSON_PAIRS, DuplicateService, READ_PERSON_PAIRS } from '@lopso/org';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { DuplicateWeightsService } from './duplicate-weights.service';
import {
  JoinRecordsRequest,
  ListPersonPairsQuery,
  PairSeenRequest,
  pairWishOf,
  PersonPairCountResponse,
  PersonPairListResponse,
  RecordsJoinedResponse,
} from './person-pair.dto';

/** So many are counted for the first page. */
const COUNTED = 101;

/** People who look like one in two communes of a province, for who sees both (decision 0086). */
@ApiTags('org')
@Controller('person-pairs')
export class PersonPairController {
  constructor(
    private readonly duplicates: DuplicateService,
    private readonly duplicateWeights: DuplicateWeightsService,
  ) {}

  /** Undecided pairs by given name, decided ones the latest first. */
  @RequirePermission(READ_PERSON_PAIRS)
  @Get()
  @ApiOkResponse({ type: PersonPairListResponse })
  async listPersonPairs(
    @CurrentActor() actor: Actor,
    @Query() query: ListPersonPairsQuery,
  ): Promise<PersonPairListResponse> {
    return PersonPairListResponse.from(await this.duplicateWeights.listPairs(actor, pairWishOf(query)));
  }

  /** How many wait, for the first page. */
  @RequirePermission(READ_PERSON_PAIRS)
  @Get('count')
  @ApiOkResponse({ type: PersonPairCountResponse })
  async countPersonPairs(@CurrentActor() actor: Actor): Promise<PersonPairCountResponse> {
    return { open: await this.duplicates.countPairs(actor, COUNTED) };
  }

  /** Two people: they are asked about again only when they agree in something else. */
  @RequirePermission(DECIDE_PERSON_PAIRS)
  @HttpCode(204)
  @Put(':memberId/:otherId/difference')
  @ApiNoContentResponse()
  async tellPersonPairApart(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
    @IdParam('otherId') otherId: string,
    @Body() { seen }: PairSeenRequest,
  ): Promise<void> {
    await this.duplicates.tellApart(actor, [memberId, otherId], seen);
  }

  /** Taken back: they are asked about again. */
  @RequirePermission(DECIDE_PERSON_PAIRS)
  @HttpCode(204)
  @Delete(':memberId/:otherId/difference')
  @ApiNoContentResponse()
  async takeBackPersonPairDifference(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
    @IdParam('otherId') otherId: string,
  ): Promise<void> {
    await this.duplicates.withdrawAnswer(actor, [memberId, otherId]);
  }

  /** One person: the kept record is used from now on, the other leaves its places today and takes none any more. */
  @RequirePermission(DECIDE_PERSON_PAIRS)
  @Put(':memberId/:otherId/joining')
  @ApiOkResponse({ type: RecordsJoinedResponse })
  async joinPersonPair(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
    @IdParam('otherId') otherId: string,
    @Body() { seatTermId = undefined, ...wish }: JoinRecordsRequest,
  ): Promise<RecordsJoinedResponse> {
    const ids: [string, string] = [memberId, otherId];
    return { actId: await this.duplicates.joinRecords(actor, ids, { ...wish, seatTermId: seatTermId ?? null }) };
  }

  /** Not one person after all: the other record may be used again; its places are given anew. */
  @RequirePermission(DECIDE_PERSON_PAIRS)
  @HttpCode(204)
  @Delete(':memberId/:otherId/joining')
  @ApiNoContentResponse()
  async partPersonPair(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
    @IdParam('otherId') otherId: string,
  ): Promise<void> {
    await this.duplicates.partRecords(actor, [memberId, otherId]);
  }
}
