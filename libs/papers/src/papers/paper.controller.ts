import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, InvalidInput, RequirePermission, StepUp } from '@lopso/platform';
import { MAKE_PAPERS, READ_PAPERS } from '../papers.permissions';
import { PaperFileService } from './paper-file.service';
import {
  BeginPaperRequest,
  ChangePaperRequest,
  CorrectPaperRequest,
  IssuePaperRequest,
  ListPapersQuery,
  PaperFileQuery,
  PaperResponse,
  PapersAboutResponse,
} from './paper.dto';
import { type PaperTopic } from './paper.repository';
import { PaperService } from './paper.service';

/** Papers about classes, rounds and plans of classes. */
@ApiTags('papers')
@Controller('papers')
export class PaperController {
  constructor(
    private readonly papers: PaperService,
    private readonly paperFiles: PaperFileService,
  ) {}

  /** The papers about a class, round or plan, and the kinds that can be begun. */
  @RequirePermission(READ_PAPERS)
  @Get()
  @ApiOkResponse({ type: PapersAboutResponse })
  async listPapers(@CurrentActor() actor: Actor, @Query() query: ListPapersQuery): Promise<PapersAboutResponse> {
    return PapersAboutResponse.from(
      await this.papers.listPapersAbout(actor, { ...topicOf(query), communeId: query.communeId ?? null }),
    );
  }

  /** Begins a draft. */
  @RequirePermission(MAKE_PAPERS)
  @Post()
  @ApiCreatedResponse({ type: PaperResponse })
  async beginPaper(@CurrentActor() actor: Actor, @Body() body: BeginPaperRequest): Promise<PaperResponse> {
    const { clientKey: id, kind, communeId = null } = body;
    await this.papers.beginPaper(actor, { id, kind, communeId, ...topicOf(body) });
    return this.getPaper(actor, body.clientKey);
  }

  /** A paper as it stands: a draft with what is known now, an issued one as it was frozen. */
  @RequirePermission(READ_PAPERS)
  @Get(':paperId')
  @ApiOkResponse({ type: PaperResponse })
  async getPaper(@CurrentActor() actor: Actor, @IdParam('paperId') paperId: string): Promise<PaperResponse> {
    return PaperResponse.ofPage(await this.papers.getPaper(actor, paperId));
  }

  /** Keeps what was typed in; answers the draft as it looks with it. */
  @RequirePermission(MAKE_PAPERS)
  @Put(':paperId')
  @ApiOkResponse({ type: PaperResponse })
  async changePaper(
    @CurrentActor() actor: Actor,
    @IdParam('paperId') paperId: string,
    @Body() body: ChangePaperRequest,
  ): Promise<PaperResponse> {
    await this.papers.changePaper(actor, paperId, ChangePaperRequest.formOf(body));
    return this.getPaper(actor, paperId);
  }

  /** Takes a draft away. */
  @RequirePermission(MAKE_PAPERS)
  @Delete(':paperId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async dropPaper(@CurrentActor() actor: Actor, @IdParam('paperId') paperId: string): Promise<void> {
    await this.papers.dropPaper(actor, paperId);
  }

  /** Gives a draft the number and date of the clerk and freezes it. */
  @RequirePermission(MAKE_PAPERS)
  @Post(':paperId/issue')
  @HttpCode(200)
  @ApiOkResponse({ type: PaperResponse })
  async issuePaper(
    @CurrentActor() actor: Actor,
    @IdParam('paperId') paperId: string,
    @Body() body: IssuePaperRequest,
  ): Promise<PaperResponse> {
    await this.papers.issuePaper(actor, paperId, { number: body.number.trim(), datedOn: body.datedOn });
    return this.getPaper(actor, paperId);
  }

  /** Begins a paper in the place of an issued one. */
  @RequirePermission(MAKE_PAPERS)
  @Post(':paperId/correction')
  @ApiCreatedResponse({ type: PaperResponse })
  async correctPaper(
    @CurrentActor() actor: Actor,
    @IdParam('paperId') paperId: string,
    @Body() body: CorrectPaperRequest,
  ): Promise<PaperResponse> {
    await this.papers.correctPaper(actor, paperId, body.clientKey);
    return this.getPaper(actor, body.clientKey);
  }

  /** The paper as PDF or Word document; stands in the audit trail each time. */
  @RequirePermission(READ_PAPERS)
  @StepUp()
  @Get(':paperId/file')
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async openPaperFile(
    @CurrentActor() actor: Actor,
    @IdParam('paperId') paperId: string,
    @Query() query: PaperFileQuery,
  ): Promise<StreamableFile> {
    const { name, type, content } = await this.paperFiles.openFile(actor, paperId, query.format);
    return new StreamableFile(content, { type, disposition: `attachment; filename="${name}"`, length: content.length });
  }
}

/** @throws InvalidInput when not exactly one is named */
function topicOf({ classGroupId = null, roundId = null, planId = null }: Partial<PaperTopic>): PaperTopic {
  const topic = { classGroupId, roundId, planId };
  if (Object.values(topic).filter((id) => id !== null).length !== 1)
    throw new InvalidInput([{ pointer: '#/classGroupId', code: 'papers.one-topic' }]);
  return topic;
}
