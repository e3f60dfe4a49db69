import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import { nextOfDevice, randomId } from '../../lib/offline/device';
import type { WriteQueue } from '../../lib/offline/queue.svelte';
import { forgetOldRolls, keepRoll, keptRoll } from './kept-roll';
import { clockText, goneLines, latestFirst, lineOf, minutesAhead, type RollLine, type Tap } from './roll-view';
import type { Mark, Roll } from './types';

const address = '/api/class-sessions/{classSessionId}/roll';

/** What somebody at the door says of herself. */
export type Introduction = { username: string } | { fullName: string; birthYear: number };

/** The roll of one session, with the taps of this device that the server has not confirmed yet. */
export class RollState {
  readonly roll: Resource<Roll>;
  selectedId = $state<string | null>(null);
  /** How far this phone's clock is off, in minutes; null while it is about right or no answer came. */
  clockAhead = $state<number | null>(null);
  #taps = $state.raw<Readonly<Record<string, Tap>>>({});
  #order: readonly string[] = [];
  readonly #idOf: () => string;
  readonly #queue: WriteQueue;

  constructor(sessionId: () => string, queue: WriteQueue) {
    this.#idOf = sessionId;
    this.#queue = queue;
    forgetOldRolls(Date.now());
    this.#taps = keptRoll(this.#sessionId)?.taps ?? {};
    this.roll = new Resource((signal) => this.#read(signal));
  }

  get #sessionId(): string {
    return this.#idOf();
  }

  readonly lines = $derived.by((): RollLine[] => {
    const rows = this.roll.value?.rows ?? [];
    const known = rows.map((row) => {
      const tap = this.#taps[row.memberId] ?? null;
      return lineOf(row, tap, tap && this.#queue.statusOf(tap.key));
    });
    return [...known, ...goneLines(rows, Object.values(this.#taps), (key) => this.#queue.statusOf(key))];
  });

  readonly present = $derived(latestFirst(this.lines));
  readonly absent = $derived(this.lines.filter((line) => !line.isPresent));
  /** Rows whose last tap the server refused. */
  readonly refused = $derived(this.lines.filter((line) => line.refusal !== null));
  /** Taps that wait on this device. */
  readonly waitingCount = $derived(this.lines.filter((line) => line.isOnDevice).length);

  /** Marks somebody; the device keeps the tap until the server has it. */
  async tap(memberId: string, mark: Mark, source: 'roll' | 'card' = 'roll'): Promise<void> {
    await this.#write(memberId, mark, { source, ...nextOfDevice(), madeAt: clockText() });
    this.#order = [...this.#order, memberId];
  }

  /** A card of somebody on no list, read without network: the server is asked to take her in when there is one. */
  async askIn(card: string): Promise<void> {
    const clientKey = randomId();
    await this.#queue.add({
      key: `card/${this.#sessionId}/${clientKey}`,
      kind: 'attendance',
      method: 'post',
      address: `/api/class-sessions/${this.#sessionId}/card-marks`,
      body: { card, clientKey, isTakenIn: true },
    });
  }

  /** Ends what two phones said differently: a word of now, which counts whatever was said before. */
  async decide(memberId: string, mark: Mark): Promise<void> {
    await this.#write(memberId, mark, {});
    await this.#queue.flush();
    await this.refresh();
  }

  async #write(memberId: string, mark: Mark, more: object): Promise<void> {
    const row = this.lines.find((line) => line.memberId === memberId);
    if (!row) return;
    const clientKey = randomId();
    const key = `attendance/${this.#sessionId}/${memberId}/${clientKey}`;
    this.#taps = { ...this.#taps, [memberId]: { key, mark, row } };
    this.#keep();
    await this.#queue.add({
      key,
      kind: 'attendance',
      method: 'post',
      address: `/api/class-sessions/${this.#sessionId}/attendance`,
      body: { memberId, mark, source: 'roll', clientKey, ...more },
    });
  }

  /** Turns the last tap of this page round; gives whose it was. */
  async undoLast(): Promise<RollLine | null> {
    const memberId = this.#order.at(-1);
    const line = this.lines.find((one) => one.memberId === memberId) ?? null;
    if (line === null) return null;
    await this.tap(line.memberId, line.isPresent ? 'absent' : 'present');
    this.#order = this.#order.slice(0, -2);
    return line;
  }

  /** Asks for the newest roll without showing that it does; without network the known one stays. */
  async refresh(): Promise<void> {
    try {
      this.#take(await call('get', address, { path: { classSessionId: this.#sessionId } }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }

  /** Lets go of refused taps after the trainer has seen them. */
  async dismissRefused(): Promise<void> {
    for (const { memberId } of this.refused) {
      const { [memberId]: tap, ...others } = this.#taps;
      if (tap) await this.#queue.dismiss(tap.key);
      this.#taps = others;
    }
    await this.refresh();
  }

  async admit(memberId: string, clientKey: string): Promise<void> {
    const path = { classSessionId: this.#sessionId };
    await call('post', '/api/class-sessions/{classSessionId}/walk-ins', { path, body: { memberId, clientKey } });
    await this.refresh();
  }

  /** The same for a trainer who may look nobody up: who is at the door introduces herself. */
  async arrive(introduction: Introduction, clientKey: string): Promise<void> {
    const path = { classSessionId: this.#sessionId };
    await call('post', '/api/class-sessions/{classSessionId}/arrivals', { path, body: { ...introduction, clientKey } });
    await this.refresh();
  }

  async open(): Promise<void> {
    await call('post', '/api/class-sessions/{classSessionId}/opening', { path: { classSessionId: this.#sessionId } });
    await this.refresh();
  }

  /** Sends what waits, then closes. */
  async close(): Promise<void> {
    await this.#queue.flush();
    await call('post', '/api/class-sessions/{classSessionId}/closing', { path: { classSessionId: this.#sessionId } });
    await this.refresh();
  }

  async correct(memberId: string, mark: Mark): Promise<void> {
    const path = { classSessionId: this.#sessionId };
    const body = { memberId, mark, clientKey: randomId() };
    this.#take(await call('post', '/api/class-sessions/{classSessionId}/corrections', { path, body }));
  }

  /** Moves the selection of the keyboard among the rows shown. */
  move(shown: readonly RollLine[], step: 1 | -1): void {
    const at = shown.findIndex((line) => line.memberId === this.selectedId);
    const next = at < 0 ? (step === 1 ? 0 : shown.length - 1) : at + step;
    this.selectedId = shown[Math.min(Math.max(0, next), shown.length - 1)]?.memberId ?? null;
  }

  /** The server's roll; without network the one this tab saw last. */
  async #read(signal: AbortSignal): Promise<Roll> {
    try {
      const roll = await call('get', address, { path: { classSessionId: this.#sessionId }, signal });
      this.clockAhead = minutesAhead(roll.asOf, Date.now());
      keepRoll(this.#sessionId, { roll, taps: { ...this.#taps } });
      return roll;
    } catch (error) {
      const kept = keptRoll(this.#sessionId);
      if (kept && error instanceof Problem && (error.kind === 'network' || error.kind === 'timeout')) return kept.roll;
      throw error;
    }
  }

  #take(roll: Roll): void {
    this.clockAhead = minutesAhead(roll.asOf, Date.now());
    this.roll.set(roll);
    this.#keep();
  }

  #keep(): void {
    const roll = this.roll.value;
    if (roll) keepRoll(this.#sessionId, { roll, taps: { ...this.#taps } });
  }
}
