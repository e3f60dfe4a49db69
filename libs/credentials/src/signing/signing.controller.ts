import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import {
  type Actor,
  CurrentActor,
  IdParam,
  InvalidInput,
  readFormParts,
  RequirePermission,
  StepUp,
} from '@lopso/platform';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { SIGNED_ARCHIVE_BYTES, SignedFileService } from './signed-file.service';
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
import { SigningService } from './signing.service';

/** Reads a multipart form with one PDF or archive; its name is a hint, cut short. @throws InvalidInput naming the faulty fields */
export async function readSignedFileForm(request: FastifyRequest): Promise<{ name: string; bytes: Buffer }> {
  if (!request.isMultipart()) throw new InvalidInput([{ pointer: '#/file', code: 'field.required' }]);
  const files: { name: string; bytes: Buffer }[] = [];
  await readFormParts(
    request,
    async (part) => {
      if (part.type !== 'file' || part.fieldname !== 'file')
        throw new InvalidInput([{ pointer: `#/${part.fieldname}`, code: 'field.unknown' }]);
      files.push({ name: part.filename.normalize('NFC').slice(0, 200), bytes: await part.toBuffer() });
    },
    { fileSize: SIGNED_ARCHIVE_BYTES },
  );
  const [file] = files;
  if (file === undefined || files.length > 1) throw new InvalidInput([{ pointer: '#/file', code: 'field.required' }]);
  return file;
}

/** Papers signed with an office's own tool: given out, brought back, kept. */
@ApiTags('credentials')
@Controller()
export class SigningController {
  constructor(
    private readonly signing: SigningService,
    private readonly signedFiles: SignedFileService,
  ) {}

  /** How many papers of a round are signed, and what was brought back. */
  @RequirePermission(READ_WAITING_CERTIFICATES)
  @Get('rounds/:roundId/signing')
  @ApiOkResponse({ type: SigningResponse })
  async getSigning(@CurrentActor() actor: Actor, @IdParam('roundId') roundId: string): Promise<SigningResponse> {
    return SigningResponse.from(await this.signedFiles.getSigning(actor, roundId));
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
    return SigningPartsResponse.from(await this.signing.listParts(actor, { roundId, releaseId: releaseId ?? null }));
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
    return PreparedCopiesResponse.from(await this.signing.prepareCopies(actor, rangeOf(roundId, request)));
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
    const archive = await this.signing.takeCopies(actor, rangeOf(roundId, query));
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
    return this.getSignedUpload(actor, await this.signedFiles.openUpload(actor, roundId));
  }

  /** What waits to be kept, with what keeping would do. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @Get('signed-uploads/:uploadId')
  @ApiOkResponse({ type: SignedUploadFilesResponse })
  async getSignedUpload(
    @CurrentActor() actor: Actor,
    @IdParam('uploadId') uploadId: string,
  ): Promise<SignedUploadFilesResponse> {
    return SignedUploadFilesResponse.from(uploadId, await this.signedFiles.getUpload(actor, uploadId));
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
    return TakenFilesResponse.from(
      await this.signedFiles.takeFiles(actor, uploadId, await readSignedFileForm(request)),
    );
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
    return this.signedFiles.keepFiles(actor, uploadId, replaceOther);
  }

  /** Drops what waits: nothing of it was kept. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @HttpCode(204)
  @Delete('signed-uploads/:uploadId')
  @ApiNoContentResponse()
  async dropSignedUpload(@CurrentActor() actor: Actor, @IdParam('uploadId') uploadId: string): Promise<void> {
    await this.signedFiles.dropUpload(actor, uploadId);
  }

  /** Takes back within a day what was kept. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @StepUp()
  @HttpCode(204)
  @Post('signed-uploads/:uploadId/take-back')
  @ApiNoContentResponse()
  async takeSignedFilesBack(@CurrentActor() actor: Actor, @IdParam('uploadId') uploadId: string): Promise<void> {
    await this.signedFiles.takeFilesBack(actor, uploadId);
  }
}
