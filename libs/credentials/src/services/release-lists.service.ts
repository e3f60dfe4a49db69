import { Injectable } from '@nestjs/common';
import { type FinishedCycle } from '@lopso/learning';
import {
  type Actor,
  bodyDigest,
  Clock,
  compareNames,
  IdempotencyConflict,
  NotFound,
  requireSameBody,
  Transactions,
} from '@lopso/platform';
import { NothingToRelease, ReleaseMoved } from '../credentials.errors';
import { remarksOn } from '../rules/release';
import { type CertificateRelease, ReleaseRepository } from '../storage/release.repository';
import { ReleaseReach } from './release-reach';
import { ReleaseRules } from './release-rules.service';
import { WaitingPeople, type WaitingPerson } from './waiting-people.service';

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

/** Lists of people whose certificates are released together, looked at before anything is decided (decision 0053). */
@Injectable()
export class ReleaseLists {
  constructor(
    private readonly waiting: WaitingPeople,
    private readonly releases: ReleaseRepository,
    private readonly reach: ReleaseReach,
    private readonly rules: ReleaseRules,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes down the people of a form who wait, in the order their numbers will have: by commune and name. Nothing is released by it; who
   * is left out of a list waits as before, and the list goes where it was the actor's own. Gives the id; sent twice, it makes one list.
   * @throws NotFound outside the actor's units, NothingToRelease when nobody of the form waits, ReleaseMoved when the list was decided about meanwhile, DesignUnsound when papers would lack something, IdempotencyConflict
   */
  async list(actor: Actor, roundId: string, form: ReleaseForm): Promise<string> {
    const round = await this.waiting.releasableRound(actor, roundId);
    await this.reach.requirePrintable(round);
    const bodyHash = digestOf(roundId, form);
    const known = await this.releases.find(form.clientKey);
    if (known !== null) return sameAs(known, actor, bodyHash);
    const people = await this.waiting.named(await this.meant(actor, roundId, form));
    if (people.length === 0) throw new NothingToRelease();
    const inOrder = [...people].sort(byCommuneAndName);
    const remarks = remarksOn(inOrder.map(({ member }) => member));
    const { undoMinutes, needsSecond } = await this.rules.above(actor, round.unitPath);
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
      const isInserted = await this.releases.insert(release, entries);
      if (isInserted && form.without !== null) await this.releases.forgetOwn(form.without.releaseId, actor.accountId);
      return isInserted;
    });
    if (isNew) return release.id;
    const first = await this.releases.find(release.id);
    return first === null ? release.id : sameAs(first, actor, bodyHash);
  }

  /** The lists of a round, the newest first: decided ones, and those looked at within a day. @throws NotFound */
  async listsOfRound(actor: Actor, roundId: string): Promise<CertificateRelease[]> {
    await this.waiting.readableRound(actor, roundId);
    return this.releases.listOfRound(roundId, this.lookedAtSince(), SHOWN);
  }

  /** One of them. @throws NotFound */
  async get(actor: Actor, id: string): Promise<CertificateRelease> {
    return this.reach.get(actor, id);
  }

  /** Takes away what was only looked at long ago. */
  async forgetOld(): Promise<void> {
    await this.releases.forgetLookedAt(this.lookedAtSince());
  }

  private async meant(actor: Actor, roundId: string, { cycleIds, without }: ReleaseForm): Promise<FinishedCycle[]> {
    const chosen = cycleIds === null ? null : new Set(cycleIds);
    const kept = without === null ? null : await this.keptOf(actor, roundId, without);
    const waiting = await this.waiting.cyclesOf(actor, roundId);
    return waiting.filter(({ cycleId }) => (chosen?.has(cycleId) ?? true) && (kept?.has(cycleId) ?? true));
  }

  private async keptOf(actor: Actor, roundId: string, without: ReleaseWithout): Promise<ReadonlySet<string>> {
    const shown = await this.reach.get(actor, without.releaseId);
    if (shown.roundId !== roundId) throw new NotFound();
    if (shown.state !== 'listed') throw new ReleaseMoved();
    const leftOut = new Set(without.cycleIds);
    const members = await this.releases.membersOf(shown.id);
    return new Set(members.map(({ cycleId }) => cycleId).filter((id) => !leftOut.has(id)));
  }

  private lookedAtSince(): Date {
    return new Date(this.clock.now().getTime() - LOOKED_AT_MS);
  }
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
