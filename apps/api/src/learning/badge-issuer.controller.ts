import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { BadgeIssuers, KEEP_BADGE_ISSUERS, READ_BADGE_ISSUERS } from '@lopso/learning';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import {
  BadgeDocumentRequest,
  BadgeIssuerResponse,
  EndBadgeIssuerRequest,
  TrustBadgeIssuerRequest,
} from './badge-issuer.dto';

/** Issuers elsewhere whose Open Badges a province takes. */
@Controller('badge-issuers')
export class BadgeIssuerController {
  constructor(private readonly issuers: BadgeIssuers) {}

  /** Those of the province, standing ones first. */
  @RequirePermission(READ_BADGE_ISSUERS)
  @Get()
  async listBadgeIssuers(@CurrentActor() actor: Actor): Promise<BadgeIssuerResponse[]> {
    return (await this.issuers.list(actor)).map((view) => BadgeIssuerResponse.from(view));
  }

  /** Begins to take badges of an issuer. */
  @RequirePermission(KEEP_BADGE_ISSUERS)
  @StepUp()
  @Post()
  async trustBadgeIssuer(
    @CurrentActor() actor: Actor,
    @Body() body: TrustBadgeIssuerRequest,
  ): Promise<BadgeIssuerResponse[]> {
    await this.issuers.trust(actor, body);
    return this.listBadgeIssuers(actor);
  }

  /** Puts a new document with its keys in the place of the old one. */
  @RequirePermission(KEEP_BADGE_ISSUERS)
  @StepUp()
  @HttpCode(200)
  @Post(':issuerId/document')
  async replaceBadgeDocument(
    @CurrentActor() actor: Actor,
    @IdParam('issuerId') issuerId: string,
    @Body() { document }: BadgeDocumentRequest,
  ): Promise<BadgeIssuerResponse[]> {
    await this.issuers.replaceDocument(actor, issuerId, document);
    return this.listBadgeIssuers(actor);
  }

  /** Keeps a list of revoked badges that the issuer signed. */
  @RequirePermission(KEEP_BADGE_ISSUERS)
  @HttpCode(200)
  @Post(':issuerId/status-lists')
  async keepBadgeStatusList(
    @CurrentActor() actor: Actor,
    @IdParam('issuerId') issuerId: string,
    @Body() { document }: BadgeDocumentRequest,
  ): Promise<BadgeIssuerResponse[]> {
    await this.issuers.keepList(actor, issuerId, document);
    return this.listBadgeIssuers(actor);
  }

  /** Takes badges of this issuer no more. */
  @RequirePermission(KEEP_BADGE_ISSUERS)
  @StepUp()
  @HttpCode(200)
  @Post(':issuerId/end')
  async endBadgeIssuer(
    @CurrentActor() actor: Actor,
    @IdParam('issuerId') issuerId: string,
    @Body() { reason }: EndBadgeIssuerRequest,
  ): Promise<BadgeIssuerResponse[]> {
    await this.issuers.end(actor, issuerId, reason);
    return this.listBadgeIssuers(actor);
  }
}
