import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DataRequestService } from '@lopso/org';
import { type Actor, CurrentActor, IdParam, SecondFactorDone, SignedIn, StepUp } from '@lopso/platform';
import {
  ListReadersQuery,
  MakeDataRequestRequest,
  OwnDataRequestResponse,
  OwnDataResponse,
  OwnReadersResponse,
} from './own-data.dto';
import { OWN_FILE, OwnDataService, ownFileOf } from './own-data.service';

const READERS = 60;

/** What a member, an officer or a trainer may know and ask about the own data; also without consent to the notice. */
@ApiTags('privacy')
@Controller('own-data')
export class OwnDataController {
  constructor(
    private readonly ownData: OwnDataService,
    private readonly dataRequests: DataRequestService,
  ) {}

  /** What is held about the caller, what they agreed to, what they asked. */
  @SignedIn()
  @SecondFactorDone()
  @Get()
  @ApiOkResponse({ type: OwnDataResponse })
  async getOwnData(@CurrentActor() actor: Actor): Promise<OwnDataResponse> {
    return OwnDataResponse.from(await this.ownData.getOwnData(actor));
  }

  /** Who looked at the caller's record, changed it or read a list that held it, the latest first; or the lists that did not. */
  @SignedIn()
  @SecondFactorDone()
  @Get('readers')
  @ApiOkResponse({ type: OwnReadersResponse })
  async listOwnReaders(@CurrentActor() actor: Actor, @Query() query: ListReadersQuery): Promise<OwnReadersResponse> {
    const { kind, limit = READERS, cursor = null } = query;
    return OwnReadersResponse.from(
      await this.ownData.listReaders(actor, { isBeside: kind === 'beside', limit, cursor }),
    );
  }

  /** Everything that is held, as a JSON file. */
  @SignedIn()
  @StepUp()
  @Get('file')
  @ApiOkResponse({ content: { 'application/json': { schema: { type: 'string', format: 'binary' } } } })
  async downloadOwnData(@CurrentActor() actor: Actor): Promise<StreamableFile> {
    const { sections } = await this.ownData.getOwnData(actor);
    return new StreamableFile(Buffer.from(ownFileOf(sections)), {
      type: 'application/json; charset=utf-8',
      disposition: `attachment; filename="${OWN_FILE}"`,
    });
  }

  /** The same file with the photos of works and the photos and documents of certificates of others, as a ZIP archive. */
  @SignedIn()
  @StepUp()
  @Get('archive')
  @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
  async downloadOwnArchive(@CurrentActor() actor: Actor): Promise<StreamableFile> {
    const subject = await this.ownData.getSubject(actor);
    return new StreamableFile(Readable.from(this.ownData.openArchive(subject), { objectMode: false }), {
      type: 'application/zip',
      disposition: 'attachment; filename="du-lieu-cua-toi.zip"',
    });
  }

  /** Asks for access, correction, restriction or erasure; safe to send twice: the answer is how the first one stands by now. */
  @SignedIn()
  @SecondFactorDone()
  @Post('requests')
  @ApiCreatedResponse({ type: OwnDataRequestResponse })
  async makeDataRequest(
    @CurrentActor() actor: Actor,
    @Body() body: MakeDataRequestRequest,
  ): Promise<OwnDataRequestResponse> {
    const { kind, wish = null, clientKey } = body;
    const { memberId } = await this.ownData.getSubject(actor);
    const draft = { kind, wish, clientKey };
    return OwnDataRequestResponse.ofOwn(
      memberId === null
        ? await this.dataRequests.makeRequestAsStaff(actor, draft)
        : await this.dataRequests.makeRequest(actor, memberId, draft),
    );
  }

  /** Takes back a request that nobody has answered yet. */
  @SignedIn()
  @SecondFactorDone()
  @Post('requests/:requestId/take-back')
  @HttpCode(204)
  @ApiNoContentResponse()
  async takeBackDataRequest(@CurrentActor() actor: Actor, @IdParam('requestId') requestId: string): Promise<void> {
    await this.dataRequests.withdrawRequest(actor, await this.ownData.getSubject(actor), requestId);
  }
}
