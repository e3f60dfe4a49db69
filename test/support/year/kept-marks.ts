import { newId } from '@lopso/platform';
import { type YearClass, type YearSession } from './year-class';
import { asPerson, count, sent, wanted, type YearDesk } from './year-desk';
import { type YearPerson } from './year-people';

const MINUTE_MS = 60_000;

/** One write that the phone holds until there is network: where it goes, and what of. */
interface Kept {
  readonly to: 'attendance' | 'card-marks';
  readonly body: object;
}

/** The marks of a hall without network: taps on the roll and cards read by the phone, sent after the session, some twice, in any order. */
export class KeptMarks {
  private readonly deviceId = newId();
  private readonly taps: Kept[] = [];
  private readonly readers: { readonly person: YearPerson; readonly madeAt: string }[] = [];

  constructor(
    private readonly desk: YearDesk,
    private readonly group: YearClass,
    private readonly session: YearSession,
  ) {}

  /** A word about somebody on the roll. */
  keep(person: YearPerson, word: object, at: Date): void {
    const sequence = this.taps.length * 2 + 2;
    const common = { memberId: person.id, source: 'roll', deviceId: this.deviceId };
    // A slip of the finger, made good a moment later: the later word of a phone stands, in whatever order they arrive.
    if (this.desk.random.chance(0.1))
      this.tap({
        ...{ ...common, mark: 'excused', excuse: 'road', clientKey: newId(), sequence: sequence - 1 },
        madeAt: new Date(at.getTime() - MINUTE_MS).toISOString(),
      });
    this.tap({ ...common, ...word, clientKey: newId(), sequence, madeAt: at.toISOString() });
  }

  /** Her card, held before the phone; whose seat has passed on by then is called on the roll. */
  keepCard(person: YearPerson, at: Date): void {
    this.readers.push({ person, madeAt: at.toISOString() });
  }

  /** All of it goes up. */
  async send(): Promise<void> {
    const { desk, group, session } = this;
    const writes = [...(await this.readCards()), ...this.taps];
    const request = { as: group.trainer, headers: { 'x-sent-at': desk.api.clock.now().toISOString() } };
    const twice = writes.filter(() => desk.random.chance(0.2));
    const order = [...writes, ...twice].map((write) => ({ write, key: desk.random.next() }));
    for (const { write } of order.sort((a, b) => a.key - b.key))
      await wanted('kept mark', desk.api.post(`/api/class-sessions/${session.id}/${write.to}`, write.body, request));
    count(desk, 'marks kept without network', writes.length);
  }

  private tap(body: object): void {
    this.taps.push({ to: 'attendance', body });
  }

  private async readCards(): Promise<Kept[]> {
    const { desk, deviceId } = this;
    const read: Kept[] = [];
    for (const { person, madeAt } of this.readers) {
      if (person.leftOn !== null) {
        this.keep(person, { mark: 'present' }, new Date(madeAt));
        continue;
      }
      const { card } = await sent(desk, '/api/me/card', undefined, { as: asPerson(desk, person) });
      const body = { card: card.code, isTyped: false, clientKey: newId(), deviceId, madeAt };
      read.push({ to: 'card-marks', body });
    }
    if (read.length > 0) count(desk, 'cards kept without network', read.length);
    return read;
  }
}
