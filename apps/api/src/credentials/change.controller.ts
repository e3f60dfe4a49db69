import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AnswerChange,
  CertificateChanges,
  ChangePreviews,
  MANAGE_CERTIFICATES,
  ProposeChange,
  READ_WAITING_CERTIFICATES,
  UndoKeeping,
} from '@lopso/credentials';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { ChangePreviewResponse, ChangeSheetResponse, ChangesResponse } from './change-answers.dto';
import { ChangeViews } from './change-views';
import {
  ApproveChangeRequest,
  DeclineChangeRequest,
  ListChangesQuery,
  PreviewChangeRequest,
  ProposeChangeRequest,
} from './change.dto';

const PAGE = 30;

/** Certificates withdrawn, replaced and issued again by two people (decision 0066). */
@ApiTags('credentials')
@Controller()
export class ChangeController {
  constructor(
    private readonly previews: ChangePreviews,
    private readonly proposing: ProposeChange,
    private readonly answering: AnswerChange,
    private readonly undoing: UndoKeeping,
    private readonly changes: CertificateChanges,
    private readonly views: ChangeViews,
  ) {}

  /** What would be done with each of some certificates; nothing is proposed by it. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @HttpCode(200)
  @Post('rounds/:roundId/certificate-changes/preview')
  @ApiOkResponse({ type: ChangePreviewResponse })
  async previewCertificateChange(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() body: PreviewChangeRequest,
  ): Promise<ChangePreviewResponse> {
    return ChangePreviewResponse.from(await this.previews.preview(actor, roundId, body));
  }

  /** Proposes it; done at once where the province wants no second person. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @StepUp()
  @Post('rounds/:roundId/certificate-changes')
  @ApiCreatedResponse({ type: ChangeSheetResponse })
  async proposeCertificateChange(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() { paperNumber, paperOn, ...wish }: ProposeChangeRequest,
  ): Promise<ChangeSheetResponse> {
    const paper = paperNumber === undefined || paperOn === undefined ? null : { number: paperNumber, on: paperOn };
    const { id } = await this.proposing.propose(actor, roundId, { ...wish, note: wish.note ?? '', paper });
    return this.views.sheet(actor, id);
  }

  /** Proposals of the officer's units, the latest first. */
  @RequirePermission(READ_WAITING_CERTIFICATES)
  @Get('certificate-changes')
  @ApiOkResponse({ type: ChangesResponse })
  async listCertificateChanges(
    @CurrentActor() actor: Actor,
    @Query() { which = undefined, kind = undefined, limit = PAGE, cursor = undefined }: ListChangesQuery,
  ): Promise<ChangesResponse> {
    const isWaiting = which === undefined ? null : which === 'waiting';
    const query = { isWaiting, kind: kind ?? null, limit, cursor: cursor ?? null };
    const { items, nextCursor } = await this.changes.list(actor, query);
    return { items: await this.views.list(actor, items), nextCursor };
  }

  /** One proposal with its certificates: what it would do now, or what became of it. */
  @RequirePermission(READ_WAITING_CERTIFICATES)
  @Get('certificate-changes/:changeId')
  @ApiOkResponse({ type: ChangeSheetResponse })
  async getCertificateChange(
    @CurrentActor() actor: Actor,
    @IdParam('changeId') id: string,
  ): Promise<ChangeSheetResponse> {
    return this.views.sheet(actor, id);
  }

  /** The second person's yes: it is done. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @StepUp()
  @HttpCode(200)
  @Post('certificate-changes/:changeId/approval')
  @ApiOkResponse({ type: ChangeSheetResponse })
  async approveCertificateChange(
    @CurrentActor() actor: Actor,
    @IdParam('changeId') id: string,
    @Body() { seen }: ApproveChangeRequest,
  ): Promise<ChangeSheetResponse> {
    await this.answering.approve(actor, id, seen);
    return this.views.sheet(actor, id);
  }

  /** The second person's no, with why; nothing is done. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @StepUp()
  @HttpCode(200)
  @Post('certificate-changes/:changeId/refusal')
  @ApiOkResponse({ type: ChangeSheetResponse })
  async declineCertificateChange(
    @CurrentActor() actor: Actor,
    @IdParam('changeId') id: string,
    @Body() { words }: DeclineChangeRequest,
  ): Promise<ChangeSheetResponse> {
    await this.answering.decline(actor, id, words);
    return this.views.sheet(actor, id);
  }

  /** Taken back by who proposed it, before anybody answered. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @HttpCode(200)
  @Post('certificate-changes/:changeId/take-back')
  @ApiOkResponse({ type: ChangeSheetResponse })
  async takeCertificateChangeBack(
    @CurrentActor() actor: Actor,
    @IdParam('changeId') id: string,
  ): Promise<ChangeSheetResponse> {
    await this.answering.takeBack(actor, id);
    return this.views.sheet(actor, id);
  }

  /** That papers are kept is taken back within a day, by who proposed or approved it: they wait for a decision again. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @HttpCode(200)
  @Post('certificate-changes/:changeId/undo')
  @ApiOkResponse({ type: ChangeSheetResponse })
  async undoCertificateChange(
    @CurrentActor() actor: Actor,
    @IdParam('changeId') id: string,
  ): Promise<ChangeSheetResponse> {
    await this.undoing.ofChange(actor, id);
    return this.views.sheet(actor, id);
  }
}
