import { Injectable } from '@nestjs/common';
import { CycleService, type FinishedCycle } from '@lopso/learning';
import { MemberService, type MemberSummary } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  bodyDigest,
  Clock,
  compareNames,
  IdempotencyConflict,
  type ListPage,
  NotFound,
  pageOf,
  type Permission,
  requireSameBody,
  Transactions,
  vietnamDate,
} from '@lopso/platform';
import { type PrintedPerson, printedPerson } from '../certificates/certificate.rules';
import { lapsesAt } from '../changes/change.rules';
import { NothingToRelease, ReleaseMoved } from '../credentials.errors';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { DesignDrawingService } from '../designs/design-drawing.service';
import { WaitingPeopleService, type WaitingPerson } from '../waiting/waiting-people.service';
import { ReleaseRuleService } from './release-rule.service';
import { type CertificateRelease, type ReleaseEntry, ReleaseRepository } from './release.repository';
import { remarksOn } from './release.rules';

/** Lists that nobody decided are shown for a day, then taken away. */
const LOOKED_AT_MS = 86_400_000;

const SHOWN = 20;

/** What an officer makes a list by; its id is the client key. All that is said must hold. */
export interface ReleaseForm {
  readonly clientKey: string;
  /** The chosen; null: all who wait. */
  readonly cycleIds: readonly string[] | null;
  /** The people of a list that was looked at, but these; null: of no list. */
  readonly without: ReleaseWithout | null;
}

/** A list that was looked at, and the cycles that are left out of it. */
export interface ReleaseWithout {
  readonly releaseId: string;
  readonly cycleIds: readonly string[];
}

function digestOf(roundId: string, { cycleIds, without }: ReleaseForm): Buffer {
  const said = { roundId, cycleIds: cycleIds === null ? null : [...cycleIds].sort() };
  if (without === null) return bodyDigest(said);
  return bodyDigest({ ...said, without: { ...without, cycleIds: [...without.cycleIds].sort() } });
}

function sameAs(known: CertificateRelease, actor: Actor, bodyHash: Buffer): string {
  if (known.listedBy !== actor.accountId) throw new IdempotencyConflict();
  requireSameBody(known.bodyHash, bodyHash);
  return known.id;
}

const communes = new Intl.Collator('vi');

function byCommuneAndName(a: WaitingPerson, b: WaitingPerson): number {
  return (
    communes.compare(a.member.communeName, b.member.communeName) ||
    compareNames(a.member.fullName, b.member.fullName) ||
    (a.cycleId < b.cycleId ? -1 : 1)
  );
}

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

/** Lists of people whose certificates are to be released: made, looked at, locked for a decision. */
@Injectable()
export class ReleaseListService {
  constructor(
    private readonly waiting: WaitingPeopleService,
    private readonly releaseRows: ReleaseRepository,
    private readonly releaseRules: ReleaseRuleService,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly cycleService: CycleService,
    private readonly members: MemberService,
    private readonly audit: Audit,
    private readonly designDrawings: DesignDrawingService,
    private readonly access: Access,
  ) {}

  /**
   * Writes down the people of a form who wait, in the order their numbers will have: by commune and name. Nothing is released by it; who
   * is left out of a list waits as before, and the list goes where it was the actor's own. Gives the id; sent twice, it makes one list.
   * @throws NotFound outside the actor's units, NothingToRelease when nobody of the form waits, ReleaseMoved when the list was decided about meanwhile, DesignUnsound when papers would lack something, IdempotencyConflict
   */
  async makeList(actor: Actor, roundId: string, form: ReleaseForm): Promise<string> {
    const round = await this.waiting.releasableRound(actor, roundId);
    await this.requirePrintable(round);
    const bodyHash = digestOf(roundId, form);
    const known = await this.releaseRows.find(form.clientKey);
    if (known !== null) return sameAs(known, actor, bodyHash);
    const people = await this.waiting.describePeople(await this.meant(actor, roundId, form));
    if (people.length === 0) throw new NothingToRelease();
    const inOrder = [...people].sort(byCommuneAndName);
    const remarks = remarksOn(inOrder.map(({ member }) => member));
    const { undoMinutes, needsSecond } = await this.releaseRules.getRuleAbove(actor, round.unitPath);
    const release = {
      ...{
        id: form.clientKey,
        roundId,
        unitId: round.unitId,
        unitPath: round.unitPath,
        bodyHash,
        undoMinutes,
        needsSecond,
      },
      ...{ listedBy: actor.accountId, listedAt: this.clock.now() },
    };
    const entries = inOrder.map(({ cycleId, member }, index) => ({
      ...{ cycleId, memberId: member.id },
      remarks: remarks[index] ?? [],
    }));
    const isNew = await this.transactions.run(async () => {
      const isInserted = await this.releaseRows.insert(release, entries);
      if (isInserted && form.without !== null)
        await this.releaseRows.forgetOwn(form.without.releaseId, actor.accountId);
      return isInserted;
    });
    if (isNew) return release.id;
    const first = await this.releaseRows.find(release.id);
    return first === null ? release.id : sameAs(first, actor, bodyHash);
  }

  /** The lists of a round, the newest first: decided ones, and those looked at within a day. @throws NotFound */
  async listReleasesOfRound(actor: Actor, roundId: string): Promise<CertificateRelease[]> {
    await this.waiting.readableRound(actor, roundId);
    return this.releaseRows.listOfRound(roundId, this.lookedAtSince(), SHOWN);
  }

  /** One of them. @throws NotFound */
  async getRelease(actor: Actor, id: string): Promise<CertificateRelease> {
    return this.requireRelease(actor, id);
  }

  /** Takes away what was only looked at long ago. */
  async forgetOldLists(): Promise<void> {
    await this.releaseRows.forgetLookedAt(this.lookedAtSince());
  }

  private async meant(actor: Actor, roundId: string, { cycleIds, without }: ReleaseForm): Promise<FinishedCycle[]> {
    const chosen = cycleIds === null ? null : new Set(cycleIds);
    const kept = without === null ? null : await this.keptOf(actor, roundId, without);
    const waiting = await this.waiting.listWaitingCycles(actor, roundId);
    return waiting.filter(({ cycleId }) => (chosen?.has(cycleId) ?? true) && (kept?.has(cycleId) ?? true));
  }

  private async keptOf(actor: Actor, roundId: string, without: ReleaseWithout): Promise<ReadonlySet<string>> {
    const shown = await this.requireRelease(actor, without.releaseId);
    if (shown.roundId !== roundId) throw new NotFound();
    if (shown.state !== 'listed') throw new ReleaseMoved();
    const leftOut = new Set(without.cycleIds);
    const members = await this.releaseRows.membersOf(shown.id);
    return new Set(members.map(({ cycleId }) => cycleId).filter((id) => !leftOut.has(id)));
  }

  private lookedAtSince(): Date {
    return new Date(this.clock.now().getTime() - LOOKED_AT_MS);
  }

  /** A page of it, in the order of the numbers; written into the audit trail. @throws NotFound */
  async listPeople(
    actor: Actor,
    id: string,
    { cursor, limit, onlyRemarked, text }: PeopleQuery,
  ): Promise<ListPage<ListedPerson>> {
    const release = await this.requireRelease(actor, id);
    const reading = await this.audit.recordRead(actor, {
      action: 'credentials.release-read',
      subjectType: 'certificate-release',
      subjectId: id,
      unitPath: release.unitPath,
    });
    const after = cursor !== null && POSITION.test(cursor) ? Number(cursor) : 0;
    const entries = await this.releaseRows.entriesOf(id, {
      ...{ after, limit: limit + 1, onlyRemarked },
      memberIds: text === '' ? null : await this.findNamed(id, text),
    });
    const { items, nextCursor } = pageOf(entries, limit, ({ position }) => String(position));
    const members = await this.members.describeMembers(items.map(({ memberId }) => memberId));
    await this.audit.noteHeld(reading, [...members.keys()]);
    const finished = await this.cycleService.describeFinished(items.map(({ cycleId }) => cycleId));
    const finishedAt = new Map(finished.map((cycle) => [cycle.cycleId, cycle.finishedAt]));
    return { items: items.map((entry) => listed(entry, members.get(entry.memberId), finishedAt)), nextCursor };
  }

  private async findNamed(id: string, text: string): Promise<string[]> {
    const ids = (await this.releaseRows.membersOf(id)).map(({ memberId }) => memberId);
    return [...(await this.members.findMatching(ids, { text, communeId: null }))];
  }

  /** That papers of a round can be printed now. @throws NoSuchDesign, DesignUnsound */
  async requirePrintable(round: { readonly unitId: string; readonly certificateTemplate: string }): Promise<void> {
    await this.designDrawings.readTemplate(round.unitId, round.certificateTemplate);
  }

  /** To be looked at. @throws NotFound when there is none, or its round's unit lies outside the actor's */
  async requireRelease(actor: Actor, id: string): Promise<CertificateRelease> {
    return this.requireAllowed(actor, await this.releaseRows.find(id), READ_WAITING_CERTIFICATES);
  }

  /** To be decided, locked until the transaction ends. @throws NotFound */
  async lockRelease(actor: Actor, id: string): Promise<CertificateRelease> {
    return this.requireAllowed(actor, await this.releaseRows.lock(id), MANAGE_CERTIFICATES);
  }

  /** Until when somebody may confirm a list that is proposed at an instant: as long as a proposal about papers waits in its province (decision 0066). */
  async expiryOf(actor: Actor, { unitPath }: CertificateRelease, at: Date): Promise<Date> {
    return lapsesAt(at, (await this.releaseRules.getRuleAbove(actor, unitPath)).changeDays);
  }

  /** Null for the actor: the system itself. */
  async recordAct(
    actor: Actor | null,
    action: string,
    { id, roundId, unitPath, count }: Pick<CertificateRelease, 'id' | 'roundId' | 'unitPath' | 'count'>,
  ): Promise<void> {
    const entry = { action, subjectType: 'certificate-release', subjectId: id, unitPath };
    await this.audit.record(actor, { ...entry, details: { roundId, count } });
  }

  private requireAllowed(actor: Actor, release: CertificateRelease | null, permission: Permission): CertificateRelease {
    if (release === null) throw new NotFound();
    this.access.require(actor, permission, release);
    return release;
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
