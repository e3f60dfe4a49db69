import { Injectable } from '@nestjs/common';
import { AuditTrail, type DataSubject, type TrailEntry } from '@lopso/platform';
import { PastPlaces } from '@lopso/org';
import { type EntryNames, TrailNames } from './trail-names';

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
    private readonly places: PastPlaces,
    private readonly names: TrailNames,
  ) {}

  /** Also who read the lists of units she belonged to before she moved or they were reformed, of those days. */
  async about(
    { memberId, accountId }: DataSubject,
    page: { readonly limit: number; readonly cursor: string | null },
  ): Promise<OwnReaders> {
    const subject = { memberId, accountId, ...(await this.places.ofMember(memberId)) };
    const found = await this.trail.listAbout(subject, { limit: page.limit + 1, after: page.cursor });
    const entries = found.slice(0, page.limit);
    const nextCursor = found.length > page.limit ? (entries[entries.length - 1]?.seq ?? null) : null;
    return { entries, names: await this.names.of(entries, null), nextCursor };
  }
}
