import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { formatDate } from '../../lib/i18n/format';
import type { Effect } from '../../lib/ui/EffectList.svelte';
import { t } from './messages/pairs';
import { isOfOneCommune } from './pair-words';
import { idsOf, type PairedPerson, type PersonPair } from './person-pairs.svelte';

const weightOf = ({ papers, learnt, seatTermId, account, createdAt }: PairedPerson): readonly number[] => [
  papers,
  learnt,
  seatTermId === null ? 0 : 1,
  account === 'active' ? 1 : 0,
  -Date.parse(createdAt),
];

/** The record on which more hangs: papers, what was learnt, a place, an account in use; of two alike the older one. */
export function weightier(one: PairedPerson, other: PairedPerson): PairedPerson {
  const [mine, theirs] = [weightOf(one), weightOf(other)];
  const at = mine.findIndex((weight, index) => weight !== theirs[index]);
  return at === -1 || (mine[at] ?? 0) > (theirs[at] ?? 0) ? one : other;
}

/** That two records are one person's: which one is kept, which place stays, and what that does. */
export class JoinForm extends Act {
  readonly pair: PersonPair;
  keptId = $state('');
  /** Null: not said. */
  seatTermId = $state<string | null>(null);
  isSent = $state(false);

  constructor(pair: PersonPair) {
    super();
    this.pair = pair;
    const [one, other] = pair.people;
    if (one && other) this.keptId = weightier(one, other).memberId;
  }

  get name(): string {
    return this.pair.people[0]?.fullName ?? '';
  }

  get kept(): PairedPerson | undefined {
    return this.pair.people.find(({ memberId }) => memberId === this.keptId);
  }

  get ended(): PairedPerson | undefined {
    return this.pair.people.find(({ memberId }) => memberId !== this.keptId);
  }

  get seated(): readonly PairedPerson[] {
    return this.pair.people.filter(({ seatTermId }) => seatTermId !== null);
  }

  /** Both hold a place: one has to be chosen. */
  get mustChooseSeat(): boolean {
    return this.seated.length > 1;
  }

  get isSeatMissing(): boolean {
    return this.isSent && this.mustChooseSeat && this.seatTermId === null;
  }

  /** What it does, line by line; nothing of places while none is chosen of two. */
  get effects(): Effect[] {
    const { kept, ended } = this;
    if (!kept || !ended) return [];
    return [...this.#seatEffects(kept, ended), ...endedEffects(this.pair, ended)];
  }

  /** The act, or null where it was refused or no place was chosen. */
  async join(): Promise<string | null> {
    this.isSent = true;
    const { pair, keptId: keptMemberId, seatTermId } = this;
    if (pair.seen === null || this.isSeatMissing) return null;
    const body = { seen: pair.seen, keptMemberId, ...(seatTermId === null ? {} : { seatTermId }) };
    const path = idsOf(pair);
    return this.run(
      async () => (await call('put', '/api/person-pairs/{memberId}/{otherId}/joining', { path, body })).actId,
    );
  }

  #seatEffects(kept: PairedPerson, ended: PairedPerson): Effect[] {
    const staying = this.mustChooseSeat
      ? this.seated.find(({ seatTermId }) => seatTermId === this.seatTermId)
      : this.seated[0];
    if (!staying) return [];
    const emptied = this.seated.filter((person) => person !== staying);
    const { seatNumber, teamName, communeName: commune } = staying;
    const taken = { number: seatNumber ?? 0, team: teamName ?? '', commune, from: kept.communeName };
    return [
      ...(emptied.length > 0 ? [{ text: t('effectLess') }] : []),
      ...emptied.map((person) => ({ text: emptyWords(person), isLoss: true })),
      ...(staying === ended
        ? [{ text: isOfOneCommune(this.pair) ? t('effectTakesHere', taken) : t('effectTakes', taken) }]
        : []),
    ];
  }
}

const emptyWords = ({ seatNumber, teamName, communeName }: PairedPerson): string =>
  t('effectEmpty', { number: seatNumber ?? 0, team: teamName ?? '', commune: communeName });

function endedEffects(pair: PersonPair, { communeName, account, learnt, createdAt }: PairedPerson): Effect[] {
  const ended = isOfOneCommune(pair)
    ? t('effectEndedHere', { date: formatDate(createdAt) })
    : t('effectEnded', { commune: communeName });
  return [
    { text: ended },
    ...(account === 'none' ? [] : [{ text: t('effectAccount') }]),
    ...(learnt > 0 ? [{ text: t('effectLearnt', { learnt }), isLoss: true }] : []),
  ];
}
