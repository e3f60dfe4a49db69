import { Injectable } from '@nestjs/common';
import { AccountService, ConsentService, type ConsentState, type PrivacyNotice } from '@lopso/identity';
import { type DataRequest, DataRequestService, MemberService, PastPlaces } from '@lopso/org';
import {
  type Actor,
  AuditTrail,
  type DataSection,
  type DataSubject,
  FileStore,
  type HeldFile,
  type HeldSubject,
  NotFound,
  PersonalData,
  type TrailEntry,
  zipArchive,
} from '@lopso/platform';
import { AuditService, type EntryNames } from './audit.service';

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

/** What a person is told about the own data. */
export interface OwnData {
  readonly sections: readonly DataSection[];
  readonly consents: readonly ConsentState[];
  readonly notice: PrivacyNotice;
  readonly requests: readonly DataRequest[];
}

export const OWN_FILE = 'du-lieu-cua-toi.json';

/** Everything that is held as the text of a JSON file. */
export const ownFileOf = (sections: readonly DataSection[]): string =>
  JSON.stringify(Object.fromEntries(sections.map(({ name, rows }) => [name, rows])), null, 2);

/** What is kept about a person, who read it, and all of it as an archive. */
@Injectable()
export class OwnDataService {
  constructor(
    private readonly accounts: AccountService,
    private readonly personalData: PersonalData,
    private readonly consents: ConsentService,
    private readonly dataRequests: DataRequestService,
    private readonly members: MemberService,
    private readonly trail: AuditTrail,
    private readonly places: PastPlaces,
    private readonly auditEntries: AuditService,
    private readonly files: FileStore,
  ) {}

  /** Whose data the caller asks for: the member behind the account, or the person of the account alone. */
  async getSubject(actor: Actor): Promise<HeldSubject> {
    return { memberId: await this.accounts.findMemberOf(actor.accountId), accountId: actor.accountId };
  }

  async getOwnData(actor: Actor): Promise<OwnData> {
    const subject = await this.getSubject(actor);
    return {
      sections: await this.personalData.collect(subject),
      // Nothing is asked of staff: their work is no matter of consent.
      consents: subject.memberId === null ? [] : await this.consents.listConsentStates(actor.accountId),
      notice: this.consents.getNotice(),
      requests: await this.dataRequests.listOwnRequests(subject),
    };
  }

  /** @throws NotFound when the record is gone */
  async listReaders(actor: Actor, wish: ReadersWish): Promise<OwnReaders> {
    const subject = await this.getSubject(actor);
    const { memberId, accountId } = subject;
    if (memberId === null) {
      const requests = await this.dataRequests.listOwnRequests(subject);
      return this.listReadersOfStaff(
        actor.accountId,
        requests.map(({ id }) => id),
        wish,
      );
    }
    if (!(await this.members.findPresent([memberId])).has(memberId)) throw new NotFound();
    return this.listReadersOfMember({ memberId, accountId }, wish);
  }

  /** Of the person of an account that belongs to no member: what others did to the account and read of the requests. */
  async listReadersOfStaff(accountId: string, requestIds: readonly string[], wish: ReadersWish): Promise<OwnReaders> {
    const subjects = { types: ['account', 'data-request'], ids: [accountId, ...requestIds], byOthersThan: accountId };
    const page = { limit: wish.limit + 1, after: wish.cursor };
    const found = wish.isBeside ? [] : await this.trail.listOfSubjects(subjects, page);
    return { ...(await this.readersPage(found, wish.limit)), besideCount: 0 };
  }

  /** Lists beside her also of units she belonged to before she moved or they were reformed, of those days. */
  async listReadersOfMember({ memberId, accountId }: DataSubject, wish: ReadersWish): Promise<OwnReaders> {
    const subject = { memberId, accountId, ...(await this.places.ofMember(memberId)) };
    const page = { limit: wish.limit + 1, after: wish.cursor };
    const found = await (wish.isBeside ? this.trail.listBeside(subject, page) : this.trail.listAbout(subject, page));
    const besideCount = await this.trail.countBeside(subject, BESIDE_COUNTED);
    return { ...(await this.readersPage(found, wish.limit)), besideCount };
  }

  private async readersPage(found: readonly TrailEntry[], limit: number): Promise<Omit<OwnReaders, 'besideCount'>> {
    const entries = found.slice(0, limit);
    const nextCursor = found.length > limit ? (entries[entries.length - 1]?.seq ?? null) : null;
    return { entries, names: await this.auditEntries.getNames(entries, null), nextCursor };
  }

  /** The bytes of a ZIP archive; a file that the store has lost is left out. */
  async *openArchive(subject: HeldSubject): AsyncGenerator<Buffer> {
    const sections = await this.personalData.collect(subject);
    const kept: HeldFile[] = [];
    for (const file of await this.personalData.files(subject)) {
      if (await this.files.has(file.storeKey)) kept.push(file);
    }
    yield* zipArchive([
      { path: OWN_FILE, chunks: [ownFileOf(sections)] },
      ...kept.map(({ path, storeKey }) => ({ path, chunks: this.readFile(storeKey) })),
    ]);
  }

  private async *readFile(storeKey: string): AsyncGenerator<Buffer> {
    for await (const chunk of await this.files.open(storeKey)) yield chunk as Buffer;
  }
}
