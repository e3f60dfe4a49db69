import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  decodeCursor,
  decodeMomentCursor,
  encodeCursor,
  encodeMomentCursor,
  isId,
  type ListPage,
  pageOf,
  type Scope,
} from '@lopso/platform';
import { DECIDE_PERSON_PAIRS, READ_PERSON_PAIRS } from '../org.permissions';

import {
  type PairAnswer,
  type PairedPerson,
  type PairPlace,
  PersonPairRepository,
} from '../storage/person-pair.repository';
import { seenOf } from './pair-gate';
import { Units } from './units.service';

/** What was decided of a pair: nothing yet, by either ground; that they are two people, or one. */
export const PAIR_VIEWS = ['phone', 'year', 'two', 'one'] as const;

export type PairView = (typeof PAIR_VIEWS)[number];

/** Which pairs, and which part of them. */
export interface PairListWish {
  readonly view: PairView;
  /** Only pairs one of which is of the commune. */
  readonly communeId: string | null;
  readonly cursor: string | null;
  readonly limit: number;
}

/** Two records that look like one person's. */
export interface ListedPair {
  readonly people: readonly PairedPerson[];
  /** When something was said of them; null: nobody decided. */
  readonly decidedAt: Date | null;
  /** The record that is used no longer, where they are one person's. */
  readonly endedId: string | null;
  /** The act by which they became one, while it can be taken back whole. */
  readonly undoableActId: string | null;
  /** What a decision names; null to who may decide nothing. */
  readonly seen: string | null;
  readonly isSamePhone: boolean;
}

/** Two records of a page, and what was said of them. */
interface PairOfPage {
  readonly firstId: string;
  readonly secondId: string;
  readonly answer: PairAnswer | null;
}

/** People who look like one in two communes of a province (decision 0086). */
@Injectable()
export class PersonPairs {
  constructor(
    private readonly pairs: PersonPairRepository,
    private readonly units: Units,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * A page of pairs, both of the actor's units: undecided ones by the given name of the first, decided ones the latest first; written into
   * the audit trail. Telephones are shown to who may decide only. @throws NotFound for a commune outside
   */
  async list(actor: Actor, wish: PairListWish): Promise<ListPage<ListedPair>> {
    const scope = this.access.scope(actor, READ_PERSON_PAIRS);
    const commune = wish.communeId === null ? null : await this.units.getUnit(wish.communeId);
    if (commune !== null) this.access.require(actor, READ_PERSON_PAIRS, { unitPath: commune.path });
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'org.pairs-listed' });
    const page = await this.page(scope, wish, commune?.path ?? null);
    const people = await this.pairs.people(page.items.flatMap(({ firstId, secondId }) => [firstId, secondId]));
    const decides = this.access.scope(actor, DECIDE_PERSON_PAIRS);
    const today = this.clock.today();
    const items = page.items.flatMap(({ firstId, secondId, answer }): ListedPair[] => {
      const both = [firstId, secondId].flatMap((id) => people.get(id) ?? []);
      return both.length === 2 ? [listedOf(both, answer, { decides, today })] : [];
    });
    await this.audit.noteHeld(
      reading,
      items.flatMap(({ people: two }) => two.map(({ memberId, unitPath }) => ({ memberId, unitPath }))),
    );
    return { ...page, items };
  }

  /** How many pairs of one name and telephone wait for the actor's word, counted to a limit. No person is in it. */
  count(actor: Actor, limit: number): Promise<number> {
    return this.pairs.countOpen(this.access.scope(actor, DECIDE_PERSON_PAIRS), 'phone', limit);
  }

  private async page(scope: Scope, wish: PairListWish, communePath: string | null): Promise<ListPage<PairOfPage>> {
    const limit = wish.limit + 1;
    if (wish.view === 'two' || wish.view === 'one') {
      const question = { after: decodeMomentCursor(wish.cursor), communePath, limit };
      const found = await this.pairs.answered(scope, wish.view, question);
      const page = pageOf(found, wish.limit, ({ decidedAt, id }) => encodeMomentCursor(decidedAt, id));
      const items = page.items.map((answer) => ({ firstId: answer.firstId, secondId: answer.secondId, answer }));
      return { ...page, items };
    }
    const found = await this.pairs.open(scope, wish.view, { after: placeAfter(wish.cursor), communePath, limit });
    const page = pageOf(found, wish.limit, ({ givenName, fullName, firstId, secondId }) =>
      encodeCursor([givenName, fullName, firstId, secondId]),
    );
    return { ...page, items: page.items.map(({ firstId, secondId }) => ({ firstId, secondId, answer: null })) };
  }
}

function listedOf(
  people: readonly PairedPerson[],
  answer: PairAnswer | null,
  { decides, today }: { readonly decides: Scope; readonly today: string },
): ListedPair {
  const phones = new Set(people.map(({ phone }) => phone));
  const canDecide = people.every(({ unitPath }) => decides.contains(unitPath.split('.')[0] ?? ''));
  return {
    ...{ decidedAt: null, endedId: null, undoableActId: null },
    ...(answer === null ? {} : saidOf(answer, canDecide ? today : null)),
    isSamePhone: phones.size === 1 && !phones.has(null),
    seen: canDecide ? seenOf(people) : null,
    people: canDecide ? people : people.map((person) => ({ ...person, phone: null })),
  };
}

/** `today` null: to who takes nothing back. */
function saidOf(
  { decidedAt, endedId, actId, doneOn }: PairAnswer,
  today: string | null,
): Pick<ListedPair, 'decidedAt' | 'endedId' | 'undoableActId'> {
  return { decidedAt, endedId, undoableActId: doneOn === today ? actId : null };
}

/** Null for what is no cursor of ours: the list starts anew. */
function placeAfter(cursor: string | null): PairPlace | null {
  const [givenName = '', fullName = '', firstId, secondId] = decodeCursor(cursor, 4) ?? [];
  return isId(firstId) && isId(secondId) ? { givenName, fullName, firstId, secondId } : null;
}
