import { Injectable } from '@nestjs/common';
import {
  type Actor,
  bodyDigest,
  Clock,
  compareNames,
  IdempotencyConflict,
  requireSameBody,
  Transactions,
} from '@lopso/platform';
import { NothingToRelease } from '../credentials.errors';
import { remarksOn } from '../rules/release';
import { type CertificateRelease, ReleaseRepository } from '../storage/release.repository';
import { ReleaseReach } from './release-reach';
import { ReleaseRules } from './release-rules.service';
import { WaitingPeople, type WaitingPerson } from './waiting-people.service';

/** Lists that nobody decided are shown for a day, then taken away. */
const LOOKED_AT_MS = 86_400_000;
const SHOWN = 20;

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
   * Writes down the chosen people, or all who wait when `cycleIds` is null, in the order their numbers will have: by commune and
   * name. Nothing is released by it. Gives the id, which is the client key; sent twice, it makes one list.
   * @throws NotFound outside the actor's units, NothingToRelease when none of the chosen waits, DesignUnsound when papers would lack something, IdempotencyConflict
   */
  async list(
    actor: Actor,
    roundId: string,
    form: { readonly clientKey: string; readonly cycleIds: readonly string[] | null },
  ): Promise<string> {
    const round = await this.waiting.releasableRound(actor, roundId);
    await this.reach.requirePrintable(round);
    const bodyHash = bodyDigest({ roundId, cycleIds: form.cycleIds === null ? null : [...form.cycleIds].sort() });
    const known = await this.releases.find(form.clientKey);
    if (known !== null) return sameAs(known, actor, bodyHash);
    const chosen = form.cycleIds === null ? null : new Set(form.cycleIds);
    const waiting = await this.waiting.cyclesOf(actor, roundId);
    const people = await this.waiting.named(waiting.filter(({ cycleId }) => chosen === null || chosen.has(cycleId)));
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
    const isNew = await this.transactions.run(() => this.releases.insert(release, entries));
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

  private lookedAtSince(): Date {
    return new Date(this.clock.now().getTime() - LOOKED_AT_MS);
  }
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
