import { Injectable } from '@nestjs/common';
import { Access, type Actor, NotFound } from '@lopso/platform';
import { Rounds, type RoundSummary } from '@lopso/learning';
import { READ_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { type CertificateState } from '../rules/certificate-state';
import { CertificateRepository } from '../storage/certificate.repository';
import { WaitingPeople } from './waiting-people.service';

/** How the certificates of a round stand, among the actor's units. */
export interface RoundRegister {
  readonly round: RoundSummary;
  readonly byState: ReadonlyMap<CertificateState, number>;
  /** Finished people without a certificate; null for who does not see them. */
  readonly waiting: number | null;
}

/** The figures above a round's register. */
@Injectable()
export class RoundRegisters {
  constructor(
    private readonly rounds: Rounds,
    private readonly certificates: CertificateRepository,
    private readonly waiting: WaitingPeople,
    private readonly access: Access,
  ) {}

  /** @throws NotFound when the round is of another province */
  async get(actor: Actor, roundId: string): Promise<RoundRegister> {
    const scope = this.access.scope(actor, READ_CERTIFICATES);
    const round = await this.rounds.get(roundId);
    if (scope.narrowedTo(round.unitPath).isEmpty) throw new NotFound();
    const byState = await this.certificates.countByState(scope, roundId);
    const seesWaiting = this.access.scope(actor, READ_WAITING_CERTIFICATES).contains(round.unitPath);
    return { round, byState, waiting: seesWaiting ? (await this.waiting.cyclesOf(actor, roundId)).length : null };
  }
}
