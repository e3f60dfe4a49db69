import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { KEEP_BADGE_ISSUERS, READ_BADGE_ISSUERS } from '../learning.permissions';
import {
  BadgeDocumentRequest,
  BadgeIssuerResponse,
  EndBadgeIssuerRequest,
  TrustBadgeIssuerRequest,
} from './badge-issuer.dto';
import { BadgeIssuerService } from './badge-issuer.service';

/** Issuers elsewhere whose Open Badges a province takes. */
@Controller('badge-issuers')
export class BadgeIssuerController {
  constructor(private readonly badgeIssuers: BadgeIssuerService) {}

  /** Those of the province, standing ones first. */
  @RequirePermission(READ_BADGE_ISSUERS)
  @Get()
  async listBadgeIssuers(@CurrentActor() actor: Actor): Promise<BadgeIssuerResponse[]> {
    return (await this.badgeIssuers.listIssuers(actor)).map((view) => BadgeIssuerResponse.from(view));
  }

  /** Begins to take badges of an issuer. */
  @RequirePermission(KEEP_BADGE_ISSUERS)
  @StepUp()
  @Post()
  async trustBadgeIssuer(
    @CurrentActor() actor: Actor,
    @Body() body: TrustBadgeIssuerRequest,
  ): Promise<BadgeIssuerResponse[]> {
    await this.badgeIssuers.trustIssuer(actor, body);
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
    await this.badgeIssuers.replaceDocument(actor, issuerId, document);
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
    await this.badgeIssuers.keepStatusList(actor, issuerId, document);
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
    await this.badgeIssuers.endIssuer(actor, issuerId, reason);
    return this.listBadgeIssuers(actor);
  }
}
