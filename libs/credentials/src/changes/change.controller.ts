import { Body, Controller, Get, HttpCode, Injectable, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AccountService } from '@lopso/identity';
import { Access, type Actor, Clock, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { CaseService } from '../cases/case.service';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { ChangeDecisionService } from './change-decision.service';
import {
  ApproveChangeRequest,
  DeclineChangeRequest,
  ListChangesQuery,
  PreviewChangeRequest,
  ProposeChangeRequest,
} from './change-request.dto';
import { ChangePreviewResponse, ChangeResponse, ChangeSheetResponse, ChangesResponse } from './change.dto';
import { type CertificateChange } from './change.repository';
import { ChangeService } from './change.service';

/** Puts names to the people behind proposals, and tells what a reader may do with them. */
@Injectable()
export class ChangeViews {
  constructor(
    private readonly changes: ChangeService,
    private readonly accounts: AccountService,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** Nothing to answer for who may not. */
  async describeChanges(actor: Actor, changes: readonly CertificateChange[]): Promise<ChangeResponse[]> {
    const ids = changes.flatMap(({ proposedBy, proposedFor, answeredBy, answeredFor }) =>
      [proposedBy, proposedFor, answeredBy, answeredFor].filter((id) => id !== null),
    );
    const names = await this.accounts.describeAccounts([...new Set(ids)]);
    const reader = { names, accountId: actor.accountId, now: this.clock.now() };
    const scope = this.access.scope(actor, MANAGE_CERTIFICATES);
    const views = changes.map((change) => {
      const view = ChangeResponse.of(change, reader);
      return scope.contains(change.unitPath) ? view : { ...view, can: [] };
    });
    const answerable = new Set(views.flatMap(({ id, can }) => (can.includes('approve') ? [id] : [])));
    const bars = await this.changes.barsToAnswer(
      actor,
      changes.filter(({ id }) => answerable.has(id)),
    );
    return views.map((view) => {
      const { isSamePerson = false, isOwn = false } = bars.get(view.id) ?? {};
      return { ...view, isSamePerson, isOwn, can: isSamePerson || isOwn ? [] : view.can };
    });
  }

  /** One with its certificates, as they are now: where nothing can be done with any of them, it can only be declined. */
  async describeSheet(actor: Actor, id: string): Promise<ChangeSheetResponse> {
    const sheet = await this.changes.getChangeSheet(actor, id);
    const [view] = await this.describeChanges(actor, [sheet.change]);
    if (view === undefined) throw new Error('A proposal has one view');
    const isReady = sheet.people.some(({ line }) => line.obstacle === null);
    const can = isReady ? view.can : view.can.filter((act) => act !== 'approve');
    return ChangeSheetResponse.from({ ...view, can }, sheet);
  }
}

const PAGE = 30;

/** Certificates withdrawn, replaced and issued again by two people (decision 0066). */
@ApiTags('credentials')
@Controller()
export class ChangeController {
  constructor(
    private readonly changes: ChangeService,
    private readonly decisions: ChangeDecisionService,
    private readonly cases: CaseService,
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
    return ChangePreviewResponse.from(await this.changes.previewChange(actor, roundId, body));
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
    const { id } = await this.changes.proposeChange(actor, roundId, { ...wish, note: wish.note ?? '', paper });
    return this.views.describeSheet(actor, id);
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
    const { items, nextCursor } = await this.changes.listChanges(actor, query);
    return { items: await this.views.describeChanges(actor, items), nextCursor };
  }

  /** One proposal with its certificates: what it would do now, or what became of it. */
  @RequirePermission(READ_WAITING_CERTIFICATES)
  @Get('certificate-changes/:changeId')
  @ApiOkResponse({ type: ChangeSheetResponse })
  async getCertificateChange(
    @CurrentActor() actor: Actor,
    @IdParam('changeId') id: string,
  ): Promise<ChangeSheetResponse> {
    return this.views.describeSheet(actor, id);
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
    await this.decisions.approveChange(actor, id, seen);
    return this.views.describeSheet(actor, id);
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
    await this.decisions.declineChange(actor, id, words);
    return this.views.describeSheet(actor, id);
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
    await this.decisions.takeChangeBack(actor, id);
    return this.views.describeSheet(actor, id);
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
    await this.cases.undoChange(actor, id);
    return this.views.describeSheet(actor, id);
  }
}
