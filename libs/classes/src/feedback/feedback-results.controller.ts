import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp, XLSX_TYPE } from '@lopso/platform';
import { READ_OPINIONS } from '../classes.permissions';
import {
  ClassOpinionListResponse,
  ClassOpinionsResponse,
  ListClassOpinionsQuery,
  OneClassOpinionsResponse,
  OpinionGroupListResponse,
  OpinionGroupResponse,
  OpinionGroupsQuery,
  OpinionsOfQuery,
} from './feedback-results.dto';
import { FeedbackResultsService } from './feedback-results.service';

const PAGE = 30;

/** What members said after classes: counts of five answers or more, and nobody's name. */
@ApiTags('classes')
@Controller()
export class FeedbackResultsController {
  constructor(private readonly feedbackResults: FeedbackResultsService) {}

  /** Of one class. */
  @RequirePermission(READ_OPINIONS)
  @Get('class-groups/:classGroupId/opinions')
  @ApiOkResponse({ type: OneClassOpinionsResponse })
  async getClassOpinions(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
  ): Promise<OneClassOpinionsResponse> {
    const found = await this.feedbackResults.feedbackOfClass(actor, classGroupId);
    if (found === null) return { opinions: null, remarks: [] };
    return { opinions: ClassOpinionsResponse.from(found.opinions), remarks: [...found.remarks] };
  }

  /** Of classes that ended in some days, the latest first, and of all of them together. */
  @RequirePermission(READ_OPINIONS)
  @Get('class-opinions')
  @ApiOkResponse({ type: ClassOpinionListResponse })
  async listClassOpinions(
    @CurrentActor() actor: Actor,
    @Query() query: ListClassOpinionsQuery,
  ): Promise<ClassOpinionListResponse> {
    const { from, to, isMine = false, trainerId = null, communeId = null, limit = PAGE, cursor = null } = query;
    const wish = { from, to, isMine, trainerId, communeId, limit, cursor };
    return ClassOpinionListResponse.of(await this.feedbackResults.listFeedback(actor, wish));
  }

  /** The same classes together, by trainer, commune or round. */
  @RequirePermission(READ_OPINIONS)
  @Get('class-opinions/groups')
  @ApiOkResponse({ type: OpinionGroupListResponse })
  async listOpinionGroups(
    @CurrentActor() actor: Actor,
    @Query() { from, to, isMine = false, by }: OpinionGroupsQuery,
  ): Promise<OpinionGroupListResponse> {
    const { groups, isCut } = await this.feedbackResults.listFeedbackGroups(actor, { from, to, isMine }, by);
    return { items: groups.map((one) => OpinionGroupResponse.from(one)), isCut };
  }

  /** The same classes as an .xlsx file, without what anybody wrote. */
  @RequirePermission(READ_OPINIONS)
  @StepUp()
  @Get('class-opinions/classes.xlsx')
  @ApiProduces(XLSX_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async exportClassOpinions(
    @CurrentActor() actor: Actor,
    @Query() { isMine = false, ...days }: OpinionsOfQuery,
  ): Promise<StreamableFile> {
    const disposition = 'attachment; filename="y-kien-sau-lop.xlsx"';
    return new StreamableFile(await this.feedbackResults.exportFeedback(actor, { ...days, isMine }), {
      type: XLSX_TYPE,
      disposition,
    });
  }
}
