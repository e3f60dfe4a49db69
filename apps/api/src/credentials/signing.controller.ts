import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import {
  MANAGE_CERTIFICATES,
  READ_WAITING_CERTIFICATES,
  SignedUploads,
  SigningCopies,
  TakeSignedFiles,
} from '@lopso/credentials';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { readSignedFileForm } from './signed-file-form';
import {
  KeepSignedFilesRequest,
  KeptSignedFilesResponse,
  PrepareCopiesRequest,
  PreparedCopiesResponse,
  rangeOf,
  SignedFileForm,
  SignedUploadFilesResponse,
  SigningPapersQuery,
  SigningPartsQuery,
  SigningPartsResponse,
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

  /** The papers that nobody signed yet, in parts that can be taken one by one; where they leave room for signatures. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @Get('rounds/:roundId/signing/parts')
  @ApiOkResponse({ type: SigningPartsResponse })
  async listSigningParts(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Query() { releaseId = undefined }: SigningPartsQuery,
  ): Promise<SigningPartsResponse> {
    return SigningPartsResponse.from(await this.copies.parts(actor, { roundId, releaseId: releaseId ?? null }));
  }

  /** Notes by hash what the first papers of a range are, 50 at most; asked again from `next` until all of it is prepared. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @StepUp()
  @HttpCode(200)
  @Post('rounds/:roundId/signing/copies')
  @ApiOkResponse({ type: PreparedCopiesResponse })
  async prepareSigningCopies(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() request: PrepareCopiesRequest,
  ): Promise<PreparedCopiesResponse> {
    return PreparedCopiesResponse.from(await this.copies.prepare(actor, rangeOf(roundId, request)));
  }

  /** An archive of the prepared papers of a range that nobody signed yet, a PDF each. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @StepUp()
  @Get('rounds/:roundId/signing/papers.zip')
  @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
  async takeSigningPapers(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Query() query: SigningPapersQuery,
  ): Promise<StreamableFile> {
    const archive = await this.copies.archive(actor, rangeOf(roundId, query));
    const [from, to] = [query.from, query.to].map((one) => one.replace('/', '-'));
    const disposition = `attachment; filename="giay-de-ky-so ${from} den ${to}.zip"`;
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

  /** Drops what waits: nothing of it was kept. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @HttpCode(204)
  @Delete('signed-uploads/:uploadId')
  @ApiNoContentResponse()
  async dropSignedUpload(@CurrentActor() actor: Actor, @IdParam('uploadId') uploadId: string): Promise<void> {
    await this.uploads.drop(actor, uploadId);
  }

  /** Takes back within a day what was kept. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @StepUp()
  @HttpCode(204)
  @Post('signed-uploads/:uploadId/take-back')
  @ApiNoContentResponse()
  async takeSignedFilesBack(@CurrentActor() actor: Actor, @IdParam('uploadId') uploadId: string): Promise<void> {
    await this.uploads.takeBack(actor, uploadId);
  }
}
