import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp, XLSX_TYPE } from '@lopso/platform';
import { READ_FIGURE_PEOPLE } from '../reporting.permissions';
import { ChasePageResponse, ChaseQuery, ListChaseQuery } from './follow-up.dto';
import { type FollowUpOrder } from './follow-up.rules';
import { FollowUpService } from './follow-up.service';

const FIRST: FollowUpOrder = 'due';

/** Who of a commune is to be reminded of a round. */
@Controller('rounds/:roundId/communes/:communeId')
export class FollowUpController {
  constructor(private readonly followUps: FollowUpService) {}

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
    const page = await this.followUps.listPeopleToRemind(actor, wish, asked, (scope) =>
      this.followUps.admitTelephones(actor, scope),
    );
    return ChasePageResponse.from(page, await this.followUps.findContacts(actor, page.people));
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
    const file = await this.followUps.exportPeopleToRemind(actor, { roundId, communeId, ...wishOf(query) });
    return new StreamableFile(file.stream, {
      type: XLSX_TYPE,
      disposition: `attachment; filename="${file.fileName}"`,
    });
  }
}

function wishOf({ teamId, stage, order }: ChaseQuery): {
  readonly teamId: string | null;
  readonly stage: NonNullable<ChaseQuery['stage']> | null;
  readonly order: FollowUpOrder;
} {
  return { teamId: teamId ?? null, stage: stage ?? null, order: order ?? FIRST };
}
