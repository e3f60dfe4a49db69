import { Injectable } from '@nestjs/common';
import { CycleService, type FinishedCycle, RoundService } from '@lopso/learning';
import { MemberService, type MemberSummary } from '@lopso/org';
import { type Actor, bodyDigest } from '@lopso/platform';
import { type Certificate } from '../certificates/certificate.repository';
import {
  type PrintedBasis,
  type PrintedContents,
  type PrintedDays,
  printedDays,
  printedPerson,
} from '../certificates/certificate.rules';
import { passageDays } from '../issuing/issuing.service';
import {
  type ChangeKind,
  type ChangeObstacle,
  type Correction,
  correctionsOf,
  issues,
  obstacleOf,
} from './change.rules';
import { SecondPersonService } from './second-person.service';

/** A certificate, and what a change of it would do now. */
export interface ChangeLine {
  readonly certificate: Certificate;
  /** The person as known now; null once her data were erased. */
  readonly member: MemberSummary | null;
  /** How a paper of now would name its round and the decision. */
  readonly basis: PrintedBasis;
  /** What a paper of now would say was learnt; as it says while its passage isn't finished. */
  readonly contents: PrintedContents;
  /** From when to when, and until when, as a paper of now would print it; as it says while its passage isn't finished, but for the last day, as last known. */
  readonly days: PrintedDays;
  /** What a new paper would print otherwise; empty for a withdrawal. */
  readonly corrections: readonly Correction[];
  /** What stands in the way; null: nothing. */
  readonly obstacle: ChangeObstacle | null;
}

/** What a change would do to each certificate, and what keeps it. */
@Injectable()
export class ChangeLineService {
  constructor(
    private readonly members: MemberService,
    private readonly cycleService: CycleService,
    private readonly roundService: RoundService,
    private readonly second: SecondPersonService,
  ) {}

  /** Tells of these lines whether the certificate is the actor's own, or that of who lent her the right to certificates of the unit. */
  async ownAmong(actor: Actor, unitPath: string, lines: readonly ChangeLine[]): Promise<(line: ChangeLine) => boolean> {
    const memberIds = lines.map(({ certificate }) => certificate.memberId);
    const isOwn = await this.second.ownAmong(actor, unitPath, memberIds);
    return ({ certificate }) => isOwn(certificate.memberId);
  }

  /**
   * Before the certificates are locked: whether papers may be kept, and what new ones say, hangs on their passages and on the words of their rounds, which are
   * held first wherever both are, so that no correction comes between. Joins a transaction.
   */
  async holdPassages(
    kind: ChangeKind,
    certificates: readonly Pick<Certificate, 'cycleId' | 'roundId'>[],
  ): Promise<void> {
    if (issues(kind)) await this.roundService.holdHeadings(roundsOf(certificates));
    if (kind !== 'withdraw') await this.cycleService.holdFinished(certificates.map(({ cycleId }) => cycleId));
  }

  /** Behind the proposal's row and before the certificates: new papers lie where their people belong, who move nowhere until the transaction ends. */
  async holdPeople(kind: ChangeKind, certificates: readonly Pick<Certificate, 'memberId'>[]): Promise<void> {
    if (issues(kind)) await this.members.holdMembers([...new Set(certificates.map(({ memberId }) => memberId))]);
  }

  /** In the order given. No access check. */
  async describeLines(kind: ChangeKind, certificates: readonly Certificate[]): Promise<ChangeLine[]> {
    const members = await this.members.describeMembers([...new Set(certificates.map(({ memberId }) => memberId))]);
    const finished = await this.cycleService.describeFinished(certificates.map(({ cycleId }) => cycleId));
    const words = await this.roundService.headingsOf(roundsOf(certificates));
    const passages = new Map(finished.map((cycle) => [cycle.cycleId, cycle]));
    return certificates.map((certificate) => {
      const member = members.get(certificate.memberId) ?? null;
      const isErased = certificate.erasedAt !== null || member === null;
      const passage = passages.get(certificate.cycleId) ?? null;
      const { courses, classMinutes } = passage?.contents ?? certificate.fields;
      const contents = { courses, classMinutes };
      const days = daysNow(certificate, passage);
      const { title, decisionNumber, decidedOn } = words.get(certificate.roundId) ?? certificate.fields;
      const basis = { title, decisionNumber, decidedOn };
      const corrections =
        issues(kind) && !isErased
          ? correctionsOf(certificate.fields, { ...printedPerson(member), ...basis, ...contents, ...days })
          : [];
      const obstacle = obstacleOf(kind, {
        ...{ state: certificate.state, isErased, isChanged: corrections.length > 0 },
        hasSuccessor: certificate.successor !== null,
        hasCase: certificate.hasCase,
        isFinished: passage !== null,
      });
      return { certificate, member, basis, contents, days, corrections, obstacle };
    });
  }
}

/** The last day is that of the certificate where the passage has none any more, as what is written of its successor. */
function daysNow({ fields, validUntil }: Certificate, passage: FinishedCycle | null): PrintedDays {
  const { startedOn, finishedOn } = passage === null ? fields : printedDays(passageDays(passage));
  return { startedOn, finishedOn, validUntil: passage?.validUntil ?? validUntil };
}

const roundsOf = (certificates: readonly Pick<Certificate, 'roundId'>[]): string[] => [
  ...new Set(certificates.map(({ roundId }) => roundId)),
];

/** Names what was shown: who approves sends it back, so that what is done is what she saw. */
export function seenOf(kind: ChangeKind, lines: readonly ChangeLine[]): string {
  const shown = lines.map(({ certificate: { id, state, erasedAt }, corrections, obstacle }) => [
    ...[id, state, erasedAt !== null],
    ...[corrections, obstacle],
  ]);
  return bodyDigest({ kind, shown }).toString('base64url');
}
