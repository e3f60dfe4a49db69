import { Body, Controller, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import {
  MANAGE_CERTIFICATES,
  READ_WAITING_CERTIFICATES,
  SignedUploads,
  SigningCopies,
  TakeSignedFiles,
} from '@lopso/credentials';
import { type Actor } from '@lopso/platform';
import { CurrentActor } from '../http/current-actor.decorator';
import { IdParam } from '../http/id-param';
import { RequirePermission } from '../http/permission.decorators';
import { StepUp } from '../http/step-up';
import { readSignedFileForm } from './signed-file-form';
import {
  KeepSignedFilesRequest,
  KeptSignedFilesResponse,
  SignedFileForm,
  SignedUploadFilesResponse,
  SigningPapersQuery,
  SigningPapersResponse,
  SigningResponse,
  TakenFilesResponse,
} from './signing.dto';

/** Papers signed with an office's own tool: given out, brought back, kept. */
@ApiTags('credentials')
@Controller()
export class SigningController {
  constructor(
    private readonly copies: SigningCopies,
    private readonly uploads: SignedUploads,
    private readonly taking: TakeSignedFiles,
  ) {}

  /** How many papers of a round are signed, and what was brought back. */
  @RequirePermission(READ_WAITING_CERTIFICATES)
  @Get('rounds/:roundId/signing')
  @ApiOkResponse({ type: SigningResponse })
  async getSigning(@CurrentActor() actor: Actor, @IdParam('roundId') roundId: string): Promise<SigningResponse> {
    return SigningResponse.from(await this.uploads.overview(actor, roundId));
  }

  /** How many papers there are to sign; asked before a browser is sent to the archive itself. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @StepUp()
  @Get('rounds/:roundId/signing/papers')
  @ApiOkResponse({ type: SigningPapersResponse })
  async countSigningPapers(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Query() { releaseId = undefined }: SigningPapersQuery,
  ): Promise<SigningPapersResponse> {
    return { count: await this.copies.count(actor, { roundId, releaseId: releaseId ?? null }) };
  }

  /** An archive of the papers that nobody signed yet, a PDF each; what was given out is noted by its hash. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @StepUp()
  @Get('rounds/:roundId/signing/papers.zip')
  @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
  async takeSigningPapers(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Query() { releaseId = undefined }: SigningPapersQuery,
  ): Promise<StreamableFile> {
    const archive = await this.copies.archive(actor, { roundId, releaseId: releaseId ?? null });
    const disposition = 'attachment; filename="giay-de-ky-so.zip"';
    return new StreamableFile(archive, { type: 'application/zip', disposition });
  }

  /** Where signed files are brought to; the officer's open one, made where there is none. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @HttpCode(200)
  @Post('rounds/:roundId/signing/uploads')
  @ApiOkResponse({ type: SignedUploadFilesResponse })
  async openSignedUpload(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
  ): Promise<SignedUploadFilesResponse> {
    return this.getSignedUpload(actor, await this.uploads.open(actor, roundId));
  }

  /** What waits to be kept, with what keeping would do. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @Get('signed-uploads/:uploadId')
  @ApiOkResponse({ type: SignedUploadFilesResponse })
  async getSignedUpload(
    @CurrentActor() actor: Actor,
    @IdParam('uploadId') uploadId: string,
  ): Promise<SignedUploadFilesResponse> {
    return SignedUploadFilesResponse.from(uploadId, await this.uploads.waiting(actor, uploadId));
  }

  /** One signed PDF, or an archive of some; tells of each what became of it. Nothing counts yet. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: SignedFileForm })
  @HttpCode(200)
  @Post('signed-uploads/:uploadId/files')
  @ApiOkResponse({ type: TakenFilesResponse })
  async takeSignedFiles(
    @CurrentActor() actor: Actor,
    @IdParam('uploadId') uploadId: string,
    @Req() request: FastifyRequest,
  ): Promise<TakenFilesResponse> {
    return TakenFilesResponse.from(await this.taking.take(actor, uploadId, await readSignedFileForm(request)));
  }

  /** From now on the files count: whoever takes the paper gets the signed one. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @StepUp()
  @HttpCode(200)
  @Post('signed-uploads/:uploadId/keep')
  @ApiOkResponse({ type: KeptSignedFilesResponse })
  async keepSignedFiles(
    @CurrentActor() actor: Actor,
    @IdParam('uploadId') uploadId: string,
    @Body() { replaceOther }: KeepSignedFilesRequest,
  ): Promise<KeptSignedFilesResponse> {
    return this.uploads.keep(actor, uploadId, replaceOther);
  }

  /** Drops what waits, or takes back within a day what was kept. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @HttpCode(204)
  @Post('signed-uploads/:uploadId/take-back')
  @ApiNoContentResponse()
  async takeSignedFilesBack(@CurrentActor() actor: Actor, @IdParam('uploadId') uploadId: string): Promise<void> {
    await this.uploads.takeBack(actor, uploadId);
  }
}
