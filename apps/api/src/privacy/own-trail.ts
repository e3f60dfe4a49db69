import { Injectable } from '@nestjs/common';
import { AuditTrail, type DataSubject, type TrailEntry } from '@lopso/platform';
import { PastPlaces } from '@lopso/org';
import { type EntryNames, TrailNames } from './trail-names';

/** Who looked at the own record or changed it, a page; or who read lists without the person. */
export interface OwnReaders {
  readonly entries: readonly TrailEntry[];
  readonly names: EntryNames;
  readonly nextCursor: string | null;
  /** How many lists of her units were read that did not hold her, as far as it is worth counting. */
  readonly besideCount: number;
}

/** What one asks of it: the readings that had the own data, or the lists beside them. */
export interface ReadersWish {
  readonly isBeside: boolean;
  readonly limit: number;
  readonly cursor: string | null;
}

const BESIDE_COUNTED = 1000;

/** The part of the trail that is about one person, with names. */
@Injectable()
export class OwnTrail {
  constructor(
    private readonly trail: AuditTrail,
    private readonly places: PastPlaces,
    private readonly names: TrailNames,
  ) {}

  /** Of the person of an account that belongs to no member: what others did to the account and read of the requests. */
  async ofStaff(accountId: string, requestIds: readonly string[], wish: ReadersWish): Promise<OwnReaders> {
    const subjects = { types: ['account', 'data-request'], ids: [accountId, ...requestIds], byOthersThan: accountId };
    const page = { limit: wish.limit + 1, after: wish.cursor };
    const found = wish.isBeside ? [] : await this.trail.listOfSubjects(subjects, page);
    return { ...(await this.page(found, wish.limit)), besideCount: 0 };
  }

  /** Lists beside her also of units she belonged to before she moved or they were reformed, of those days. */
  async about({ memberId, accountId }: DataSubject, wish: ReadersWish): Promise<OwnReaders> {
    const subject = { memberId, accountId, ...(await this.places.ofMember(memberId)) };
    const page = { limit: wish.limit + 1, after: wish.cursor };
    const found = await (wish.isBeside ? this.trail.listBeside(subject, page) : this.trail.listAbout(subject, page));
    const besideCount = await this.trail.countBeside(subject, BESIDE_COUNTED);
    return { ...(await this.page(found, wish.limit)), besideCount };
  }

  private async page(found: readonly TrailEntry[], limit: number): Promise<Omit<OwnReaders, 'besideCount'>> {
    const entries = found.slice(0, limit);
    const nextCursor = found.length > limit ? (entries[entries.length - 1]?.seq ?? null) : null;
    return { entries, names: await this.names.of(entries, null), nextCursor };
  }
}
