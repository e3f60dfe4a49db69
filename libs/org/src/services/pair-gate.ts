import { Injectable } from '@nestjs/common';
import { Access, type Actor, bodyDigest, NotFound } from '@lopso/platform';
import { PairHasChanged, PairIsJoined } from '../org.errors';
import { DECIDE_PERSON_PAIRS } from '../org.permissions';
import { agreementOf, groundOf, type PairAgreement } from '../rules/person-pair';
import { EndedRecordRepository } from '../storage/ended-record.repository';
import { type PairAnswer, type PairedPerson, PersonPairRepository } from '../storage/person-pair.repository';
import { UnitRepository } from '../storage/unit.repository';

/** Two records, the one of the lesser id first, and what they say alike. */
export interface OpenedPair {
  readonly first: PairedPerson;
  readonly second: PairedPerson;
  /** The province of both. */
  readonly province: { readonly id: string; readonly path: string };
  /** What was said of them before. */
  readonly answer: PairAnswer | null;
  readonly agreed: PairAgreement;
}

const provinceOf = (path: string): string => path.split('.')[0] ?? '';

/** The two as the repository names them. */
export const pairIdsOf = ({ first, second }: Omit<OpenedPair, 'agreed'>): { firstId: string; secondId: string } => ({
  firstId: first.memberId,
  secondId: second.memberId,
});

/** Names two records as they were shown; whoever decides sends it back, so that nothing is said of what was not seen. */
export function seenOf(people: readonly PairedPerson[]): string {
  const shown = people.map(({ memberId, fullName, birthYear, phone, unitPath, seat }) => {
    return [memberId, fullName, birthYear, phone, unitPath, seat?.seatTermId ?? null];
  });
  return bodyDigest({ shown }).toString('base64url');
}

/** Opens two records to be decided about: waits for its turn, locks both, then looks at them and checks. */
@Injectable()
export class PairGate {
  constructor(
    private readonly pairs: PersonPairRepository,
    private readonly ended: EndedRecordRepository,
    private readonly units: UnitRepository,
    private readonly access: Access,
  ) {}

  /**
   * Two records of two communes of a province, or that were of two, locked. Who may decide nothing there waits for nobody and holds nobody up. An id of nobody, of somebody erased or elsewhere, and one that makes no such pair are one
   * answer.
   * @throws NotFound
   */
  async open(actor: Actor, ids: readonly [string, string]): Promise<Omit<OpenedPair, 'agreed'>> {
    await this.require(actor, ids);
    await this.pairs.takeTurn(ids);
    await this.pairs.lock(ids);
    const { first, second, path } = await this.require(actor, ids);
    const province = await this.units.findByPath(path);
    if (province === null) throw new NotFound();
    const pairIds = { firstId: first.memberId, secondId: second.memberId };
    const answer = await this.pairs.answerOf(pairIds);
    if (answer === null && !(await this.pairs.areOfTwoCommunes(pairIds))) throw new NotFound();
    return { first, second, province, answer };
  }

  /** The two, and their province, for whoever may decide there; nothing is locked. @throws NotFound */
  async require(
    actor: Actor,
    ids: readonly [string, string],
  ): Promise<Pick<OpenedPair, 'first' | 'second'> & { readonly path: string }> {
    const [first, second] = [...(await this.pairs.people(ids)).values()];
    if (first === undefined || second === undefined) throw new NotFound();
    const path = provinceOf(first.unitPath);
    if (path !== provinceOf(second.unitPath)) throw new NotFound();
    this.access.require(actor, DECIDE_PERSON_PAIRS, { unitPath: path });
    return { first, second, path };
  }

  /** The same where nobody said that they are one, and they still are as the officer saw them. @throws PairIsJoined, PairHasChanged */
  async openSeen(actor: Actor, ids: readonly [string, string], seen: string): Promise<OpenedPair> {
    const pair = await this.open(actor, ids);
    if (pair.answer?.verdict === 'one') throw new PairIsJoined();
    return { ...pair, agreed: await this.requireSeen(pair, seen) };
  }

  /** What they say alike. @throws PairHasChanged when they are not as the officer saw them, or one ended in favour of a third record since */
  async requireSeen(pair: Omit<OpenedPair, 'agreed'>, seen: string): Promise<PairAgreement> {
    const { first, second } = pair;
    const agreed = agreementOf(first, second);
    if (await this.ended.isEndedElsewhere(pairIdsOf(pair))) throw new PairHasChanged();
    if (agreed === null || groundOf(first, second) === null || seenOf([first, second]) !== seen)
      throw new PairHasChanged();
    return agreed;
  }
}
