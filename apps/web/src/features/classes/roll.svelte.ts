import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import { deviceId, nextOfDevice, randomId } from '../../lib/offline/device';
import type { WriteQueue } from '../../lib/offline/queue.svelte';
import { sendOut } from '../../lib/offline/send-out';
import { CardWishes } from './card-wishes.svelte';
import { openedHere } from './hall-door';
import { forgetOldRolls, isUnanswered, keepRoll, keptRoll } from './kept-roll';
import { type MarkState, type MarkWord, settle, stateOf, type TapSource, wordOf, wordOfChange } from './mark-state';
import { membersIn, tapsInQueue } from './queued-taps';
import { RefusedTaps } from './refused-taps.svelte';
import { sendRestored } from './restored-marks';
import * as acts from './roll-acts';
import type { Correction, Introduction } from './roll-acts';
import { clockText, countOf, latestFirst, linesOf, minutesAhead, type RollLine, stepFrom, type Tap } from './roll-view';
import type { Roll } from './types';

/** The roll of one session, with the taps of this device that the server has not confirmed yet. */
export class RollState {
  readonly roll: Resource<Roll>;
  /** People on no list whose cards were read without network. */
  readonly wishes: CardWishes;
  readonly refusedTaps: RefusedTaps;
  selectedId = $state<string | null>(null);
  /** How far this phone's clock is off, in minutes; null while it is about right or no answer came. */
  clockAhead = $state<number | null>(null);
  #taps = $state.raw<Readonly<Record<string, Tap>>>({});
  /** The taps of this page, with what stood before each. */
  #order: readonly { memberId: string; before: MarkState }[] = [];
  readonly #idOf: () => string;
  readonly #sessionId = $derived.by(() => this.#idOf());
  readonly #prefix = $derived(`attendance/${this.#sessionId}/`);
  readonly #queue: WriteQueue;

  constructor(sessionId: () => string, queue: WriteQueue) {
    this.#idOf = sessionId;
    this.#queue = queue;
    this.wishes = new CardWishes(sessionId, queue);
    this.refusedTaps = new RefusedTaps(sessionId, queue, () => this.roll.value?.rows ?? null);
    forgetOldRolls(Date.now());
    this.#taps = keptRoll(this.#sessionId)?.taps ?? {};
    this.roll = new Resource((signal) => this.#read(signal));
  }

  /** The taps that this device holds, waiting or refused. */
  readonly #held = $derived.by(() => this.#queue.waiting(this.#prefix, true));

  /** The last tap on each row: what this page noted, and what the queue holds although the note was lost with a killed browser. */
  readonly #last = $derived.by((): Readonly<Record<string, Tap>> => {
    return { ...this.#taps, ...(this.roll.value && tapsInQueue(this.roll.value, this.#taps, this.#held)) };
  });

  readonly lines = $derived.by(() =>
    linesOf(this.roll.value?.rows ?? [], this.#last, (key) => this.#queue.statusOf(key)),
  );

  readonly present = $derived(latestFirst(this.lines));
  readonly absent = $derived(this.lines.filter((line) => !line.isPresent));
  /** Rows whose last tap the server refused. */
  readonly refused = $derived(this.lines.filter((line) => line.refusal !== null));
  /** People whose taps, and cards, wait on this device, who is on the roll no more among them. */
  readonly waitingCount = $derived.by(() => membersIn(this.#held, 'on-device').length + this.wishes.waitingCount);
  /** Of those the ones that this page alone holds. */
  readonly unkeptCount = $derived.by(
    () => countOf(this.lines, ({ place }) => place === 'unkept') + this.wishes.unkeptCount,
  );
  /** People of whom the server refused a tap, who is on the roll no more among them, and cards. */
  readonly refusedCount = $derived.by(() => this.refusedTaps.list.length + this.wishes.refused.length);

  /** Marks somebody; the device keeps the tap until the server has it. */
  async tap(memberId: string, said: MarkWord['mark'] | MarkWord, source: TapSource = 'roll'): Promise<void> {
    const before = stateOf(this.lines.find((line) => line.memberId === memberId) ?? {});
    await this.#write(memberId, wordOf(said), { source, ...nextOfDevice(), madeAt: clockText() });
    this.#order = [...this.#order, { memberId, before }];
  }

  /** Ends what two phones said differently: a word of now, which counts whatever was said before; after the session it is a correction. */
  async decide(memberId: string, said: MarkWord['mark'] | MarkWord): Promise<void> {
    if (this.roll.value?.session.state === 'closed') return this.correct(memberId, said);
    await this.#write(memberId, wordOf(said), { deviceId: deviceId() });
    await this.#queue.flush();
    await this.refresh();
  }

  async #write(memberId: string, word: MarkWord, more: object): Promise<void> {
    const row = this.lines.find((line) => line.memberId === memberId);
    const roll = this.roll.value;
    if (!row || !roll) return;
    const clientKey = randomId();
    const key = `${this.#prefix}${memberId}/${clientKey}`;
    const said = settle(word, stateOf(row), roll.session);
    this.#taps = { ...this.#last, [memberId]: { key, mark: word.mark, said, row } };
    keepRoll(this.#sessionId, { roll, taps: { ...this.#taps } });
    await this.#queue.add(
      acts.tapWrite(this.#sessionId, key, { memberId, ...word, source: 'roll', clientKey, ...more }),
    );
  }

  /** Turns the last tap of this page round; gives whose it was. */
  async undoLast(): Promise<RollLine | null> {
    const last = this.#order.at(-1);
    const line = this.lines.find((one) => one.memberId === last?.memberId) ?? null;
    if (line === null || last === undefined) return null;
    await this.tap(line.memberId, wordOfChange(stateOf(line), last.before));
    this.#order = this.#order.slice(0, -2);
    return line;
  }

  /** Asks for the newest roll without showing that it does; without network the known one stays, and opens when its hour comes. */
  async refresh(): Promise<void> {
    this.#taps = this.#last; // A mark that has gone up is known by its tap until its row says it.
    try {
      this.take(await acts.readRoll(this.#sessionId));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (isUnanswered(error)) this.#openHere();
    }
  }

  async admit(memberId: string, clientKey: string, source?: Correction['source']): Promise<void> {
    if (this.roll.value?.session.state === 'closed') return this.correct(memberId, 'present', { source, clientKey });
    await acts.admitWalkIn(this.#sessionId, memberId, clientKey);
    await this.refresh();
  }

  /** The same for a trainer who may look nobody up: who is at the door introduces herself. */
  async arrive(introduction: Introduction, clientKey: string): Promise<void> {
    await acts.admitArrival(this.#sessionId, introduction, clientKey);
    await this.refresh();
  }

  /** Opens the session; where the server can't be asked, on this phone alone. */
  async open(): Promise<void> {
    try {
      await acts.openSession(this.#sessionId);
    } catch (error) {
      if (!isUnanswered(error) || !this.#openHere()) throw error;
    }
    await this.refresh();
  }

  /** Without the server: whether the session of this page is open on this phone now. */
  #openHere(): boolean {
    const roll = this.roll.value;
    if (roll === null) return false;
    const session = openedHere(roll.session);
    if (session !== roll.session) this.roll.set({ ...roll, session });
    return session.state === 'open';
  }

  /** Sends what waits, then closes; `wentUntil` where it ended early. False where something waits still, or was refused only now: the trainer is told first. */
  async close(wentUntil: string | null): Promise<boolean> {
    const known = this.refusedCount;
    const isOut = await sendOut(this.#queue, this.#prefix, this.wishes.prefix);
    if (!isOut || this.refusedCount > known) return false;
    await acts.closeSession(this.#sessionId, wentUntil);
    await this.refresh();
    return true;
  }

  async correct(memberId: string, said: MarkWord['mark'] | MarkWord, from: Correction = {}): Promise<void> {
    this.take(await acts.correctMark(this.#sessionId, { memberId, ...wordOf(said) }, from));
  }

  /** Moves the selection of the keyboard among the rows shown. */
  move(shown: readonly RollLine[], step: 1 | -1): void {
    this.selectedId = stepFrom(shown, this.selectedId, step);
  }

  /** The server's roll; without network the one this tab saw last. */
  async #read(signal: AbortSignal): Promise<Roll> {
    try {
      return this.#heard(await acts.readRoll(this.#sessionId, signal));
    } catch (error) {
      const kept = isUnanswered(error) ? keptRoll(this.#sessionId) : null;
      if (kept === null) throw error;
      return { ...kept.roll, session: openedHere(kept.roll.session) };
    }
  }

  /** Shows the roll as the server answered it. */
  take(roll: Roll): void {
    this.roll.set(this.#heard(roll));
  }

  /** An answer of the server is kept, and what it refused before while the session was cancelled goes up. */
  #heard(roll: Roll): Roll {
    this.clockAhead = minutesAhead(roll.asOf, Date.now());
    keepRoll(this.#sessionId, { roll, taps: { ...this.#taps } });
    void sendRestored(this.#queue, [roll.session]);
    return roll;
  }
}
