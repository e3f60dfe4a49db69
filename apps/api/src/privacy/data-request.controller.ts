import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type AccountName, AccountService } from '@lopso/identity';
import {
  ANSWER_DATA_REQUESTS,
  DataRequestAnswerService,
  DataRequestService,
  HeldRightService,
  type QueuedDataRequest,
  READ_DATA_REQUESTS,
} from '@lopso/org';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import {
  AcceptDataRequestRequest,
  DataRequestListResponse,
  DoubtListResponse,
  ExtendDataRequestRequest,
  ListDataRequestsQuery,
  QueuedDataRequestResponse,
  RefuseDataRequestRequest,
  WriteDownDataRequestRequest,
} from './data-request.dto';

const PAGE = 50;

@ApiTags('privacy')
@Controller('data-requests')
export class DataRequestController {
  constructor(
    private readonly dataRequestAnswers: DataRequestAnswerService,
    private readonly dataRequests: DataRequestService,
    private readonly accounts: AccountService,
    private readonly heldRights: HeldRightService,
  ) {}

  /** Requests about personal data of the officer's units, the first to be answered first. */
  @RequirePermission(READ_DATA_REQUESTS)
  @Get()
  @ApiOkResponse({ type: DataRequestListResponse })
  async listDataRequests(
    @CurrentActor() actor: Actor,
    @Query() query: ListDataRequestsQuery,
  ): Promise<DataRequestListResponse> {
    const { isOpen = true, limit = PAGE, cursor = null } = query;
    const page = await this.dataRequestAnswers.listRequests(actor, { isOpen, limit, cursor });
    return DataRequestListResponse.from(page, await this.staffNames(page.requests));
  }

  /** One request. */
  @RequirePermission(READ_DATA_REQUESTS)
  @Get(':requestId')
  @ApiOkResponse({ type: QueuedDataRequestResponse })
  async getDataRequest(
    @CurrentActor() actor: Actor,
    @IdParam('requestId') id: string,
  ): Promise<QueuedDataRequestResponse> {
    return this.show(actor, id);
  }

  /** Rows of imports that may be about the person of an erasure and may be a namesake's: each is answered with the acceptance. */
  @RequirePermission(READ_DATA_REQUESTS)
  @Get(':requestId/doubts')
  @ApiOkResponse({ type: DoubtListResponse })
  async listDataRequestDoubts(
    @CurrentActor() actor: Actor,
    @IdParam('requestId') id: string,
  ): Promise<DoubtListResponse> {
    return DoubtListResponse.from(await this.dataRequestAnswers.listDoubts(actor, id));
  }

  /** Writes down a request that came in on a signed paper; the clock runs from its day. */
  @RequirePermission(ANSWER_DATA_REQUESTS)
  @Post()
  @ApiCreatedResponse({ type: QueuedDataRequestResponse })
  async writeDownDataRequest(
    @CurrentActor() actor: Actor,
    @Body() body: WriteDownDataRequestRequest,
  ): Promise<QueuedDataRequestResponse> {
    const { memberId, kind, wish = null, madeOn, clientKey } = body;
    const { id } = await this.dataRequests.writePaperDown(actor, memberId, { kind, wish, madeOn, clientKey });
    return this.show(actor, id);
  }

  /** Says yes. Restriction and erasure are carried out at once; an erasure can't be undone. */
  @RequirePermission(ANSWER_DATA_REQUESTS)
  @StepUp()
  @Post(':requestId/acceptance')
  @HttpCode(200)
  @ApiOkResponse({ type: QueuedDataRequestResponse })
  async acceptDataRequest(
    @CurrentActor() actor: Actor,
    @IdParam('requestId') id: string,
    @Body() body: AcceptDataRequestRequest,
  ): Promise<QueuedDataRequestResponse> {
    const { request } = await this.dataRequestAnswers.getRequest(actor, id);
    const { memberId } = request;
    const account = memberId === null ? undefined : (await this.accounts.getStatesOfMembers([memberId])).get(memberId);
    // An erasure closes the account with all its rights: only who may give each of them may take them away like that.
    if (request.kind === 'erasure' && account !== undefined)
      await this.heldRights.requireReach(actor, [{ accountId: account.accountId, memberId }]);
    const { answer = null, theirs = [], others = [] } = body;
    const accountsOf = async (memberIds: readonly string[]): Promise<ReadonlyMap<string, string>> =>
      new Map(
        [...(await this.accounts.getStatesOfMembers(memberIds))].map(([memberId, { accountId }]) => [
          memberId,
          accountId,
        ]),
      );
    await this.dataRequestAnswers.acceptRequest(actor, id, { answer, accountsOf, theirs, others });
    return this.show(actor, id);
  }

  /** Says no, with a reason that the person reads. */
  @RequirePermission(ANSWER_DATA_REQUESTS)
  @Post(':requestId/refusal')
  @HttpCode(200)
  @ApiOkResponse({ type: QueuedDataRequestResponse })
  async refuseDataRequest(
    @CurrentActor() actor: Actor,
    @IdParam('requestId') id: string,
    @Body() body: RefuseDataRequestRequest,
  ): Promise<QueuedDataRequestResponse> {
    await this.dataRequestAnswers.refuseRequest(actor, id, body.answer);
    return this.show(actor, id);
  }

  /** What was accepted has been done. */
  @RequirePermission(ANSWER_DATA_REQUESTS)
  @Post(':requestId/completion')
  @HttpCode(200)
  @ApiOkResponse({ type: QueuedDataRequestResponse })
  async completeDataRequest(
    @CurrentActor() actor: Actor,
    @IdParam('requestId') id: string,
  ): Promise<QueuedDataRequestResponse> {
    await this.dataRequestAnswers.completeRequest(actor, id);
    return this.show(actor, id);
  }

  /** Takes more time, once, with a reason. */
  @RequirePermission(ANSWER_DATA_REQUESTS)
  @Post(':requestId/extension')
  @HttpCode(200)
  @ApiOkResponse({ type: QueuedDataRequestResponse })
  async extendDataRequest(
    @CurrentActor() actor: Actor,
    @IdParam('requestId') id: string,
    @Body() body: ExtendDataRequestRequest,
  ): Promise<QueuedDataRequestResponse> {
    await this.dataRequestAnswers.extendRequest(actor, id, body.reason);
    return this.show(actor, id);
  }

  private async show(actor: Actor, id: string): Promise<QueuedDataRequestResponse> {
    const queued = await this.dataRequestAnswers.getRequest(actor, id);
    return QueuedDataRequestResponse.ofQueue(queued, await this.staffNames([queued]));
  }

  private staffNames(requests: readonly QueuedDataRequest[]): Promise<ReadonlyMap<string, AccountName>> {
    return this.accounts.describeAccounts(requests.flatMap(({ request: { accountId } }) => accountId ?? []));
  }
}
