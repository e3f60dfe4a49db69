import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { problemText } from '../../lib/api/problem-text';
import { formatTime } from '../../lib/i18n/format';
import { deviceId, randomId } from '../../lib/offline/device';
import { isBareNumber, readCard } from './card-check';
import { markOffline, proofWords, refused } from './card-offline';
import { keptKit } from './kept-kit';
import { t } from './messages/cards';
import { clockText } from './roll-view';
import type { RollState } from './roll.svelte';
import type { SaidOfCard, ScannedCard } from './scanned-card';
import type { CardMark } from './types';

/** A card is held before the phone for seconds: it is one tap. */
const sameCardMs = 5000;
const keptCount = 12;
/** A hall waits behind each card: where the kit can say it, the server is asked no longer than this, */
const patienceMs = 4000;
/** and not again for so long once it gave no answer. */
const awayMs = 30_000;

/** Cards held before the trainer's phone, one after the other. */
export class CardScan {
  cards = $state.raw<readonly ScannedCard[]>([]);
  readonly last = $derived(this.cards[0] ?? null);
  readonly before = $derived(this.cards.slice(1));
  isBusy = $state(false);
  readonly #sessionId: () => string;
  /** Marks without network; null: there is always one. */
  readonly #roll: RollState | null;
  readonly #now: () => number;
  #lastText = '';
  #lastAt = -Infinity;
  #awayAt = -Infinity;

  constructor(sessionId: () => string, roll: RollState | null = null, now: () => number = Date.now) {
    this.#sessionId = sessionId;
    this.#roll = roll;
    this.#now = now;
  }

  /** A code before the camera; the same one again only after a while. */
  see(text: string): void {
    const now = this.#now();
    const isSame = this.#isBefore(text) && now - this.#lastAt < sameCardMs;
    this.#lastAt = isSame || !this.isBusy ? now : this.#lastAt;
    if (isSame || this.isBusy) return;
    this.#lastText = text;
    void this.#read(text);
  }

  /** A camera takes a card by its signature or by the code of a moment, never by a number that anybody can write into a code. */
  async #read(text: string): Promise<void> {
    const read = readCard(text);
    if (read === null) this.#add(text, false, refused(t('notCard'), t('notCardText')));
    else if (isBareNumber(read)) this.#add(text, false, refused(t('bareNumber'), t('bareNumberText')));
    else await this.#mark(text, false);
  }

  /** The number of a card that no camera reads. */
  async type(number: string): Promise<void> {
    await this.#mark(number, true);
  }

  /** The card that was read last. The code of a phone is another one every half minute: of one that was refused the next is read. */
  #isBefore(text: string): boolean {
    const number = readCard(text)?.number;
    const isHeld = number !== undefined && number === readCard(this.#lastText)?.number;
    return text === this.#lastText || (isHeld && this.last?.state !== 'refused');
  }

  /** Marks the holder present; what came of it stands first. */
  async #mark(text: string, isTyped: boolean): Promise<void> {
    await this.#send(this.#add(text, isTyped, { state: 'waiting', name: '', title: t('waiting'), note: '' }), false);
  }

  #add(text: string, isTyped: boolean, said: SaidOfCard): ScannedCard {
    const card = { key: randomId(), text, isTyped, seenAt: clockText(), ...said };
    this.cards = [card, ...this.cards].slice(0, keptCount);
    return card;
  }

  /** The trainer takes in who is on no list. It is the same tap, with one word more, and the card as it was read then. */
  async takeIn(card: ScannedCard): Promise<void> {
    await this.#send(card, true);
  }

  async #send(card: ScannedCard, isTakenIn: boolean): Promise<void> {
    this.isBusy = true;
    try {
      this.#put({ ...card, ...(await this.#said(card, isTakenIn)) });
    } finally {
      this.isBusy = false;
    }
  }

  /** By the server; by the kit where it gives no answer, or gave none a moment ago. */
  async #said(card: ScannedCard, isTakenIn: boolean): Promise<SaidOfCard> {
    const [sessionId, roll] = [this.#sessionId(), this.#roll];
    const hasKit = roll !== null && keptKit(sessionId) !== null;
    if (hasKit && this.#isAway()) return markOffline(card, sessionId, roll);
    try {
      return await this.#ask(card, isTakenIn, hasKit);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (roll !== null && this.#isUnanswered(error)) return markOffline(card, sessionId, roll);
      const { title, text: note } = problemText(error);
      return refused(title, note);
    }
  }

  #isUnanswered({ kind }: Problem): boolean {
    const isUnanswered = kind === 'network' || kind === 'timeout';
    if (isUnanswered) this.#awayAt = this.#now();
    return isUnanswered;
  }

  #isAway(): boolean {
    return !navigator.onLine || this.#now() - this.#awayAt < awayMs;
  }

  async #ask(card: ScannedCard, isTakenIn: boolean, hasKit: boolean): Promise<SaidOfCard> {
    const { text, isTyped, key: clientKey, seenAt: madeAt } = card;
    const answer = await call('post', '/api/class-sessions/{classSessionId}/card-marks', {
      path: { classSessionId: this.#sessionId() },
      body: { card: text, isTyped, clientKey, deviceId: deviceId(), isTakenIn, ...(isTakenIn && { madeAt }) },
      ...(hasKit && { patienceMs }),
    });
    return wordsOf(answer, proofWords(card));
  }

  /** Keeps the wish to take her in until there is network. */
  async askLater(card: ScannedCard): Promise<void> {
    const standing = await this.#roll?.wishes.ask(card);
    const note = standing === 'unkept' ? t('unkept') : t('askedLaterText');
    this.#put({ ...card, state: 'known', title: t('askedLater'), note });
  }

  #put(card: ScannedCard): void {
    this.cards = this.cards.map((one) => (one.key === card.key ? card : one));
  }
}

function wordsOf({ outcome, fullName: name, unitName, mark }: CardMark, proof: readonly string[]): SaidOfCard {
  const place = [unitName, ...proof].join(' · ');
  const time = mark === null ? '' : formatTime(mark.markedAt);
  switch (outcome) {
    case 'marked':
      return { state: 'good', name, title: t('marked', { name }), note: `${place} · ${t('markedAt', { time })}` };
    case 'already':
      return { state: 'known', name, title: t('already', { name }), note: t('alreadyAt', { time }) };
    case 'not-on-roll':
      return { state: 'asked', name, title: t('notOnRoll', { name }), note: place };
  }
}
