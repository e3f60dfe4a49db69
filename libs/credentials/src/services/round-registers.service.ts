import { Injectable } from '@nestjs/common';
import { RoundService, type RoundSummary } from '@lopso/learning';
import { Access, type Actor, NotFound } from '@lopso/platform';
import { DesignUnsound, NoSuchDesign } from '../credentials.errors';
import { READ_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { type CertificateState } from '../rules/certificate-state';
import { CertificateRepository } from '../storage/certificate.repository';
import { CertifiedPassages } from './certified-passages.service';
import { ReleaseReach } from './release-reach';
import { WaitingPeople } from './waiting-people.service';

/** How the certificates of a round stand, among the actor's units. */
export interface RoundRegister {
  readonly round: RoundSummary;
  readonly byState: ReadonlyMap<CertificateState, number>;
  /** Papers that stand and say more than was learnt, as what was waived (decision 0116). */
  readonly overstated: number;
  /** Papers that stand and print another title, decision number or decision date than the round has (decision 0124). */
  readonly reworded: number;
  /** Papers that stand and print other days than their passages have now (decision 0142). */
  readonly redated: number;
  /** Finished people without a certificate; null for who does not see them. */
  readonly waiting: number | null;
  /** Why nothing can be printed for who waits; null where nobody does, or something can be. */
  readonly hindrance: DesignHindrance | null;
}

/** The fault of the round's design: `name` of the design, how many faults, where the first one lies and what it is, in words. */
export interface DesignHindrance {
  /** Address of the design. */
  readonly slug: string;
  readonly name: string;
  readonly count: number;
  readonly place: string;
  readonly words: string;
}

/** The figures above a round's register. */
@Injectable()
export class RoundRegisters {
  constructor(
    private readonly roundService: RoundService,
    private readonly certificates: CertificateRepository,
    private readonly waiting: WaitingPeople,
    private readonly reach: ReleaseReach,
    private readonly passages: CertifiedPassages,
    private readonly access: Access,
  ) {}

  /** @throws NotFound when the round is of another province */
  async get(actor: Actor, roundId: string): Promise<RoundRegister> {
    const scope = this.access.scope(actor, READ_CERTIFICATES);
    const round = await this.roundService.getRound(roundId);
    if (scope.narrowedTo(round.unitPath).isEmpty) throw new NotFound();
    const byState = await this.certificates.countByState(scope, roundId);
    const seesWaiting = this.access.scope(actor, READ_WAITING_CERTIFICATES).contains(round.unitPath);
    const waiting = seesWaiting ? (await this.waiting.cyclesOf(actor, roundId)).length : null;
    const [overstated, reworded, redated] = [
      await this.passages.countDeviating(scope, round, 'overstated'),
      await this.passages.countDeviating(scope, round, 'reworded'),
      await this.passages.countDeviating(scope, round, 'redated'),
    ];
    return {
      ...{ round, byState, overstated, reworded, redated, waiting },
      hindrance: (waiting ?? 0) > 0 ? await this.hindranceOf(round) : null,
    };
  }

  /** Where papers come by themselves nobody is refused who could be told why they don't. */
  private async hindranceOf(round: RoundSummary): Promise<DesignHindrance | null> {
    const slug = round.certificateTemplate;
    try {
      await this.reach.requirePrintable(round);
      return null;
    } catch (error) {
      if (error instanceof DesignUnsound) return { slug, ...error.design };
      if (error instanceof NoSuchDesign) return { slug, name: slug, count: 0, place: '', words: '' };
      throw error;
    }
  }
}
