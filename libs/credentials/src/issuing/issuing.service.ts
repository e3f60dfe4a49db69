import { Injectable } from '@nestjs/common';
import { CycleService, type FinishedCycle, RoundService, type RoundSummary } from '@lopso/learning';
import { MemberService, type MemberSummary, UnitService } from '@lopso/org';
import { Clock, DomainError, newId, randomCode, Transactions, vietnamDate } from '@lopso/platform';
import {
  CHECK_CODE_LENGTH,
  type PassageDays,
  type PrintedIssuer,
  printedNumber,
  type PrintedRound,
  printFields,
} from '../certificates/certificate.rules';
import { isDesignRefusal } from '../credentials.errors';
import { CredentialsSettings } from '../credentials.settings';
import { DesignDrawingService, type Template } from '../designs/design-drawing.service';
import { type EnteredPaper, type NewCertificate } from './issuing.repository';
import { inTurns } from './passages.rules';
import { RegistrationService } from './registration.service';

/** When a finished passage was gone through, in calendar dates of Vietnam. */
export function passageDays(cycle: FinishedCycle): PassageDays {
  const { number, countsFrom, openedAt, finishedAt, validUntil, roundStartsOn, roundOpenedAt } = cycle;
  return {
    ...{ number, validUntil, roundStartsOn },
    countsFrom: countsFrom === null ? null : vietnamDate(countsFrom),
    openedOn: vietnamDate(openedAt),
    finishedOn: vietnamDate(finishedAt),
    roundOpenedOn: vietnamDate(roundOpenedAt),
  };
}

/** A round with all that its papers say. */
export interface IssuingRound extends PrintedRound {
  readonly id: string;
  readonly release: string;
  readonly issuerId: string;
  readonly issuer: PrintedIssuer;
  readonly template: Template;
}

/** One round's design holds up no other round. */
function designRefusal(error: unknown): DomainError {
  if (isDesignRefusal(error)) return error;
  throw error;
}

/** Which rounds may issue: those released automatically, or any because an officer released it. */
export type Release = 'automatic' | 'by-hand';

/** Issues the certificates of finished cycles, each once. */
@Injectable()
export class IssuingService {
  constructor(
    private readonly cycleService: CycleService,
    private readonly members: MemberService,
    private readonly registration: RegistrationService,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly roundService: RoundService,
    private readonly units: UnitService,
    private readonly designDrawings: DesignDrawingService,
    private readonly settings: CredentialsSettings,
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
    const { rounds, refusals } = await this.loadRounds(known.map((cycle) => cycle.roundId));
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
    const before = await this.registration.lastOf(ready.flatMap(({ cycle }) => cycle.earlierCycleIds));
    const certificates = ready.map((one) => {
      const earlier = one.cycle.earlierCycleIds.flatMap((id) => before.get(id) ?? []);
      return draft(one, earlier[0] ?? null);
    });
    const templates = rounds.map(({ template }) => template);
    return this.registration.registerCertificates(certificates, { at: this.clock.now(), templates });
  }

  /**
   * The rounds by id, each once; `refusals`: why rounds are left out, whose design is gone or has faults.
   * @throws NotFound for an unknown round
   */
  async loadRounds(
    roundIds: readonly string[],
  ): Promise<{ readonly rounds: ReadonlyMap<string, IssuingRound>; readonly refusals: readonly DomainError[] }> {
    const rounds = new Map<string, IssuingRound>();
    const refusals: DomainError[] = [];
    for (const id of new Set(roundIds)) {
      const round = await this.loadRound(await this.roundService.getRound(id)).catch(designRefusal);
      if (round instanceof DomainError) refusals.push(round);
      else rounds.set(id, round);
    }
    return { rounds, refusals };
  }

  private async loadRound(round: RoundSummary): Promise<IssuingRound> {
    const province = await this.units.getProvince(round.unitPath);
    return {
      id: round.id,
      release: round.release,
      title: round.title,
      decisionNumber: round.decisionNumber,
      decidedOn: round.decidedOn,
      issuerId: province.id,
      issuer: {
        provinceName: province.name,
        provinceFullName: province.fullName,
        issuer: this.settings.CERTIFICATE_ISSUER,
        signer: this.settings.CERTIFICATE_SIGNER,
      },
      template: await this.designDrawings.readTemplate(province.id, round.certificateTemplate),
    };
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
