import { Injectable } from '@nestjs/common';
import { Access, type Actor, bodyDigest, NotFound } from '@lopso/platform';
import { PairHasChanged } from '../org.errors';
import { DECIDE_PERSON_PAIRS } from '../org.permissions';
import { agreementOf, groundOf, type PairAgreement } from '../rules/person-pair';
import { type PairedPerson, PersonPairRepository } from '../storage/person-pair.repository';

/** Two records, the one of the lesser id first, and what they say alike. */
export interface OpenedPair {
  readonly first: PairedPerson;
  readonly second: PairedPerson;
  /** The province of both. */
  readonly provincePath: string;
  readonly agreed: PairAgreement;
}

const communeOf = (path: string): string => path.split('.').slice(0, 2).join('.');
const provinceOf = (path: string): string => path.split('.')[0] ?? '';

/** Names two records as they were shown; whoever decides sends it back, so that nothing is said of what was not seen. */
export function seenOf(people: readonly PairedPerson[]): string {
  const shown = people.map(({ memberId, fullName, birthYear, phone, unitPath, seat }) => {
    return [memberId, fullName, birthYear, phone, unitPath, seat?.seatTermId ?? null];
  });
  return bodyDigest({ shown }).toString('base64url');
}

/** Opens two records to be decided about: checks, locks both, then looks at them. */
@Injectable()
export class PairGate {
  constructor(
    private readonly pairs: PersonPairRepository,
    private readonly access: Access,
  ) {}

  /**
   * Two records of two communes of a province, locked. An id of nobody, of somebody erased or elsewhere, and one that makes no such pair are one
   * answer.
   * @throws NotFound
   */
  async open(actor: Actor, ids: readonly [string, string]): Promise<Omit<OpenedPair, 'agreed'>> {
    await this.pairs.lock(ids);
    const [first, second] = [...(await this.pairs.people(ids)).values()];
    if (first === undefined || second === undefined) throw new NotFound();
    const provincePath = provinceOf(first.unitPath);
    if (provincePath !== provinceOf(second.unitPath)) throw new NotFound();
    this.access.require(actor, DECIDE_PERSON_PAIRS, { unitPath: provincePath });
    if (communeOf(first.unitPath) === communeOf(second.unitPath)) throw new NotFound();
    return { first, second, provincePath };
  }

  /** The same where they still are as the officer saw them. @throws PairHasChanged */
  async openSeen(actor: Actor, ids: readonly [string, string], seen: string): Promise<OpenedPair> {
    const pair = await this.open(actor, ids);
    const { first, second } = pair;
    const agreed = agreementOf(first, second);
    if (agreed === null || groundOf(first, second) === null || seenOf([first, second]) !== seen)
      throw new PairHasChanged();
    return { ...pair, agreed };
  }
}
