import { Injectable } from '@nestjs/common';
import { CycleService, type FinishedCycle } from '@lopso/learning';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Clock, newId, randomCode, Transactions } from '@lopso/platform';
import { CHECK_CODE_LENGTH, printedNumber } from '../rules/certificate-number';
import { inTurns } from '../rules/passages';
import { printFields } from '../rules/printed-fields';
import { type EnteredPaper, type NewCertificate } from '../storage/issuing.repository';
import { type IssuingRound, IssuingRounds } from './issuing-rounds.service';
import { passageDays } from './passage-days';
import { Registering } from './registering.service';

/** Which rounds may issue: those released automatically, or any because an officer released it. */
export type Release = 'automatic' | 'by-hand';

/** Issues the first papers of finished cycles. Safe to repeat and to run beside itself: a cycle gets one, a number is used once. */
@Injectable()
export class Issuing {
  constructor(
    private readonly cycleService: CycleService,
    private readonly members: MemberService,
    private readonly rounds: IssuingRounds,
    private readonly registering: Registering,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Issues a certificate for each of these cycles that is finished now, may be released so and has none yet, in one
   * transaction that holds the cycles: a correction comes before it, and nothing is issued, or after it, and finds the paper
   * that it leaves a case for. It holds their people, too: a paper lies where hers belongs. Numbers follow the order of the ids.
   * Returns how many were issued.
   * @throws NoSuchDesign, DesignUnsound after the others were issued: nothing is printed by a design that lacks something
   */
  async issue(cycleIds: readonly string[], release: Release): Promise<number> {
    const known = await this.cycleService.describeFinished(cycleIds);
    if (known.length === 0) return 0;
    const { rounds, refusals } = await this.rounds.load(known.map((cycle) => cycle.roundId));
    const issuedOn = this.clock.today();
    const issued = await this.transactions.run(async () => {
      const finished = new Map((await this.cycleService.holdFinished(cycleIds)).map((cycle) => [cycle.cycleId, cycle]));
      const members = await this.held([...finished.values()]);
      const ready = [...new Set(cycleIds)].flatMap((id) => {
        const cycle = finished.get(id);
        const round = cycle === undefined ? undefined : rounds.get(cycle.roundId);
        const member = cycle === undefined ? undefined : members.get(cycle.memberId);
        if (cycle === undefined || round === undefined || member === undefined) return [];
        const isReleased = release === 'by-hand' || round.release === 'automatic';
        return isReleased ? [{ ...cycle, cycle, round, member, issuedOn }] : [];
      });
      let count = 0;
      for (const turn of inTurns(ready)) count += await this.store(turn, [...rounds.values()]);
      return count;
    });
    const [refusal] = refusals;
    if (refusal !== undefined) throw refusal;
    return issued;
  }

  /** Their people, who move nowhere until the transaction ends. */
  private async held(cycles: readonly FinishedCycle[]): Promise<ReadonlyMap<string, MemberSummary>> {
    const ids = [...new Set(cycles.map(({ memberId }) => memberId))];
    await this.members.holdMembers(ids);
    return this.members.describeMembers(ids);
  }

  private async store(ready: readonly Ready[], rounds: readonly IssuingRound[]): Promise<number> {
    const before = await this.registering.lastOf(ready.flatMap(({ cycle }) => cycle.earlierCycleIds));
    const certificates = ready.map((one) => {
      const earlier = one.cycle.earlierCycleIds.flatMap((id) => before.get(id) ?? []);
      return draft(one, earlier[0] ?? null);
    });
    const templates = rounds.map(({ template }) => template);
    return this.registering.enter(certificates, { at: this.clock.now(), templates });
  }
}

/** A finished passage that may be given its paper. */
interface Ready {
  readonly cycle: FinishedCycle;
  readonly round: IssuingRound;
  readonly member: MemberSummary;
  readonly issuedOn: string;
}

/** @param renewed the paper of an earlier passage */
function draft({ cycle, round, member, issuedOn }: Ready, renewed: EnteredPaper | null): NewCertificate {
  const passage = {
    ...passageDays(cycle),
    renewsNumber: renewed === null ? null : printedNumber(renewed.number, renewed.year),
  };
  return {
    id: newId(),
    cycleId: cycle.cycleId,
    memberId: member.id,
    roundId: round.id,
    unitId: member.unitId,
    unitPath: member.unitPath,
    issuerId: round.issuerId,
    year: Number(issuedOn.slice(0, 4)),
    code: randomCode(CHECK_CODE_LENGTH),
    templateHash: round.template.hash,
    fields: printFields({ member, round, issuer: round.issuer, passage, contents: cycle.contents, issuedOn }),
    replaces: null,
    renews: renewed?.id ?? null,
  };
}
