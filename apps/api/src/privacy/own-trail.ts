import { Injectable } from '@nestjs/common';
import { AuditTrail, type DataSubject, type TrailEntry } from '@lopso/platform';
import { AuditViews, type EntryNames } from './audit-views';

/** Who looked at the own record or changed it, a page. */
export interface OwnReaders {
  readonly entries: readonly TrailEntry[];
  readonly names: EntryNames;
  readonly nextCursor: string | null;
}

/** The part of the trail that is about one person, with names. */
@Injectable()
export class OwnTrail {
  constructor(
    private readonly trail: AuditTrail,
    private readonly views: AuditViews,
  ) {}

  async about(
    subject: DataSubject & { readonly unitPath: string },
    page: { readonly limit: number; readonly cursor: string | null },
  ): Promise<OwnReaders> {
    const found = await this.trail.listAbout(subject, { limit: page.limit + 1, after: page.cursor });
    const entries = found.slice(0, page.limit);
    const nextCursor = found.length > page.limit ? (entries[entries.length - 1]?.seq ?? null) : null;
    return { entries, names: await this.views.namesOf(entries, null), nextCursor };
  }
}
