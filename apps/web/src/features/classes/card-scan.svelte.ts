import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { problemText } from '../../lib/api/problem-text';
import { formatTime } from '../../lib/i18n/format';
import { randomId } from '../../lib/offline/device';
import { isPrinted, readCard } from './card-check';
import { markOffline } from './card-offline';
import { t } from './messages/cards';
import { clockText } from './roll-view';
import type { RollState } from './roll.svelte';
import type { SaidOfCard, ScannedCard } from './scanned-card';
import type { CardMark } from './types';

/** A card is held before the phone for seconds: it is one tap. */
const sameCardMs = 5000;
const keptCount = 12;

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
    void this.mark(text);
  }

  /** The card that was read last. The code of a phone is another one every half minute: of one that was refused the next is read. */
  #isBefore(text: string): boolean {
    const number = readCard(text)?.number;
    const isHeld = number !== undefined && number === readCard(this.#lastText)?.number;
    return text === this.#lastText || (isHeld && this.last?.state !== 'refused');
  }

  /** Marks the holder present; what came of it stands first. */
  async mark(text: string): Promise<void> {
    const card: ScannedCard = {
      ...{ key: randomId(), text, seenAt: clockText() },
      ...{ state: 'waiting', name: '', title: t('waiting'), note: '' },
    };
    this.cards = [card, ...this.cards].slice(0, keptCount);
    await this.#send(card, false);
  }

  /** The trainer takes in who is on no list. It is the same tap, with one word more, and the card as it was read then. */
  async takeIn(card: ScannedCard): Promise<void> {
    await this.#send(card, true);
  }

  async #send(card: ScannedCard, isTakenIn: boolean): Promise<void> {
    this.isBusy = true;
    try {
      const path = { classSessionId: this.#sessionId() };
      const body = { card: card.text, clientKey: card.key, isTakenIn, ...(isTakenIn && { madeAt: card.seenAt }) };
      const answer = await call('post', '/api/class-sessions/{classSessionId}/card-marks', { path, body });
      this.#put({ ...card, ...wordsOf(answer, isPrinted(card.text)) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#put({ ...card, ...(await this.#said(error, card)) });
    } finally {
      this.isBusy = false;
    }
  }

  async #said(problem: Problem, card: ScannedCard): Promise<SaidOfCard> {
    const isAway = problem.kind === 'network' || problem.kind === 'timeout';
    if (isAway && this.#roll) return markOffline(card.text, this.#sessionId(), this.#roll);
    const { title, text: note } = problemText(problem);
    return { state: 'refused', title, note, name: '' };
  }

  /** Keeps the wish to take her in until there is network. */
  async askLater(card: ScannedCard): Promise<void> {
    const standing = await this.#roll?.askIn(card);
    const note = standing === 'unkept' ? t('unkept') : t('askedLaterText');
    this.#put({ ...card, state: 'known', title: t('askedLater'), note });
  }

  #put(card: ScannedCard): void {
    this.cards = this.cards.map((one) => (one.key === card.key ? card : one));
  }
}

function wordsOf({ outcome, fullName: name, unitName, mark }: CardMark, isOnPaper: boolean): SaidOfCard {
  const place = isOnPaper ? `${unitName} · ${t('printedCard')}` : unitName;
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
