import { Injectable } from '@nestjs/common';
import { CycleService } from '@lopso/learning';
import { MemberService, type MemberSummary } from '@lopso/org';
import { type Actor, Audit, type ListPage, pageOf, vietnamDate } from '@lopso/platform';
import { type PrintedPerson, printedPerson } from '../rules/printed-fields';
import { type ReleaseEntry, ReleaseRepository } from '../storage/release.repository';
import { ReleaseReach } from './release-reach';

/** A line of a list with what its paper would print of the person if it were issued now. */
export interface ListedPerson extends ReleaseEntry {
  /** Null once the person's data were erased. */
  readonly person: (PrintedPerson & { readonly communeName: string }) | null;
  /** `yyyy-mm-dd`; null when the cycle is not finished (any more): no paper comes of the line. */
  readonly finishedOn: string | null;
}

/** Which part of a list. */
export interface PeopleQuery {
  readonly cursor: string | null;
  readonly limit: number;
  /** Only those worth a look, and those left out. */
  readonly onlyRemarked: boolean;
  /** Part of a name, diacritics and case aside; empty: of whomever. */
  readonly text: string;
}

const POSITION = /^\d{1,9}$/;

/** The people of a list, as their papers would read. */
@Injectable()
export class ReleasePeople {
  constructor(
    private readonly releases: ReleaseRepository,
    private readonly reach: ReleaseReach,
    private readonly cycleService: CycleService,
    private readonly members: MemberService,
    private readonly audit: Audit,
  ) {}

  /** A page of it, in the order of the numbers; written into the audit trail. @throws NotFound */
  async page(
    actor: Actor,
    id: string,
    { cursor, limit, onlyRemarked, text }: PeopleQuery,
  ): Promise<ListPage<ListedPerson>> {
    const release = await this.reach.get(actor, id);
    const reading = await this.audit.recordRead(actor, {
      action: 'credentials.release-read',
      subjectType: 'certificate-release',
      subjectId: id,
      unitPath: release.unitPath,
    });
    const after = cursor !== null && POSITION.test(cursor) ? Number(cursor) : 0;
    const entries = await this.releases.entriesOf(id, {
      ...{ after, limit: limit + 1, onlyRemarked },
      memberIds: text === '' ? null : await this.named(id, text),
    });
    const { items, nextCursor } = pageOf(entries, limit, ({ position }) => String(position));
    const members = await this.members.describeMembers(items.map(({ memberId }) => memberId));
    await this.audit.noteHeld(reading, [...members.keys()]);
    const finished = await this.cycleService.describeFinished(items.map(({ cycleId }) => cycleId));
    const finishedAt = new Map(finished.map((cycle) => [cycle.cycleId, cycle.finishedAt]));
    return { items: items.map((entry) => listed(entry, members.get(entry.memberId), finishedAt)), nextCursor };
  }

  private async named(id: string, text: string): Promise<string[]> {
    const ids = (await this.releases.membersOf(id)).map(({ memberId }) => memberId);
    return [...(await this.members.findMatching(ids, { text, communeId: null }))];
  }
}

function listed(
  entry: ReleaseEntry,
  member: MemberSummary | undefined,
  finishedAt: ReadonlyMap<string, Date>,
): ListedPerson {
  const at = finishedAt.get(entry.cycleId);
  return {
    ...entry,
    person: member === undefined ? null : { ...printedPerson(member), communeName: member.communeName },
    finishedOn: at === undefined ? null : vietnamDate(at),
  };
}
