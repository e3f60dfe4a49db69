import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { READ_CERTIFICATES } from '../credentials.permissions';
import { CertificatePaperService } from './certificate-paper.service';
import { PaperBatchQuery, PaperBatchResponse } from './paper-batch.dto';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

/** All papers of a round, or of one released list, in one go; each file is made while it is sent. */
@ApiTags('credentials')
@Controller('rounds/:roundId/certificates')
export class PaperBatchController {
  constructor(private readonly papers: CertificatePaperService) {}

  /** How many papers there are to take; asked before a browser is sent to the file itself. */
  @RequirePermission(READ_CERTIFICATES)
  @StepUp()
  @Get('batch')
  @ApiOkResponse({ type: PaperBatchResponse })
  async countPaperBatch(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Query() { releaseId = undefined }: PaperBatchQuery,
  ): Promise<PaperBatchResponse> {
    return { count: await this.papers.countBatch(actor, { roundId, releaseId: releaseId ?? null }) };
  }

  /** One PDF for a signing ceremony: a page a paper in the order of the register, a bookmark for each. */
  @RequirePermission(READ_CERTIFICATES)
  @StepUp()
  @Get('batch.pdf')
  @ApiOkResponse({ content: { 'application/pdf': FILE } })
  async takePaperBook(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Query() { releaseId = undefined }: PaperBatchQuery,
  ): Promise<StreamableFile> {
    const book = await this.papers.takeBook(actor, { roundId, releaseId: releaseId ?? null });
    const disposition = 'attachment; filename="giay-chung-nhan-ca-dot.pdf"';
    return new StreamableFile(book, { type: 'application/pdf', disposition });
  }

  /** An archive with a file for each paper, and a list of them with their hashes. */
  @RequirePermission(READ_CERTIFICATES)
  @StepUp()
  @Get('batch.zip')
  @ApiOkResponse({ content: { 'application/zip': FILE } })
  async takePaperArchive(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Query() { releaseId = undefined }: PaperBatchQuery,
  ): Promise<StreamableFile> {
    const archive = await this.papers.takeArchive(actor, { roundId, releaseId: releaseId ?? null });
    const disposition = 'attachment; filename="giay-chung-nhan-ca-dot.zip"';
    return new StreamableFile(archive, { type: 'application/zip', disposition });
  }
}
