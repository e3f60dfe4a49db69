import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp, XLSX_TYPE } from '@lopso/platform';
import { ChaseExport, ChaseList, type ChaseOrder, READ_FIGURE_PEOPLE } from '@lopso/reporting';
import { ChaseDesk } from './chase-desk';
import { ChasePageResponse, ChaseQuery, ListChaseQuery } from './chase.dto';

const FIRST: ChaseOrder = 'due';

/** Who of a commune is to be reminded of a round. */
@Controller('rounds/:roundId/communes/:communeId')
export class ChaseController {
  constructor(
    private readonly chase: ChaseList,
    private readonly chaseExport: ChaseExport,
    private readonly desk: ChaseDesk,
  ) {}

  /**
   * Those who have not finished, with what is missing, the shortest way to finish and how to reach them; the trail says whether telephones
   * were among it.
   */
  @RequirePermission(READ_FIGURE_PEOPLE)
  @Get('chase')
  async listChase(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @IdParam('communeId') communeId: string,
    @Query() query: ListChaseQuery,
  ): Promise<ChasePageResponse> {
    const wish = { roundId, communeId, ...wishOf(query) };
    const asked = { limit: query.limit, cursor: query.cursor ?? null };
    const page = await this.chase.list(actor, wish, asked, (scope) => this.desk.open(actor, scope));
    return ChasePageResponse.from(page, await this.desk.reach(actor, page.people));
  }

  /** The same people as an .xlsx file without telephones; the reading is written into the audit trail. */
  @RequirePermission(READ_FIGURE_PEOPLE)
  @StepUp()
  @Get('chase.xlsx')
  @ApiProduces(XLSX_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async exportChase(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @IdParam('communeId') communeId: string,
    @Query() query: ChaseQuery,
  ): Promise<StreamableFile> {
    const file = await this.chaseExport.open(actor, { roundId, communeId, ...wishOf(query) });
    return new StreamableFile(file.stream, {
      type: XLSX_TYPE,
      disposition: `attachment; filename="${file.fileName}"`,
    });
  }
}

function wishOf({ teamId, stage, order }: ChaseQuery): {
  readonly teamId: string | null;
  readonly stage: NonNullable<ChaseQuery['stage']> | null;
  readonly order: ChaseOrder;
} {
  return { teamId: teamId ?? null, stage: stage ?? null, order: order ?? FIRST };
}
