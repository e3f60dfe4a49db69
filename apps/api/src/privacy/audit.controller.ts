import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, READ_AUDIT, RequirePermission } from '@lopso/platform';
import { AuditPageResponse, ListAuditQuery } from './audit.dto';
import { AuditService } from './audit.service';

const PAGE = 50;

@ApiTags('privacy')
@Controller('audit-entries')
export class AuditController {
  constructor(private readonly auditEntries: AuditService) {}

  /** Who did what within the caller's units, the latest first. */
  @RequirePermission(READ_AUDIT)
  @Get()
  @ApiOkResponse({ type: AuditPageResponse })
  async listAuditEntries(@CurrentActor() actor: Actor, @Query() query: ListAuditQuery): Promise<AuditPageResponse> {
    const { text, accountId, memberId, communeId, kind, from, to, ownReads, limit = PAGE, cursor } = query;
    return AuditPageResponse.from(
      await this.auditEntries.listEntries(actor, {
        text: text ?? null,
        accountId: accountId ?? null,
        memberId: memberId ?? null,
        communeId: communeId ?? null,
        kind: kind ?? null,
        from: from ?? null,
        to: to ?? null,
        isWithoutOwnReads: ownReads === 'leave-out',
        cursor: cursor ?? null,
        limit,
      }),
    );
  }
}
