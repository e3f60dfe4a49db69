/** What became of one card, as the page says it. */
export interface ScannedCard {
  key: string;
  text: string;
  /** The number was typed: no camera read a code. */
  isTyped: boolean;
  /** When it was read, by this phone's clock. */
  seenAt: string;
  /** `asked`: on no list, and the trainer is asked whether to take her in; `asked-later`: the same without network. */
  state: 'waiting' | 'good' | 'known' | 'asked' | 'asked-later' | 'refused';
  title: string;
  note: string;
  name: string;
}

/** The part that the judgement of a card fills in. */
export type SaidOfCard = Pick<ScannedCard, 'state' | 'title' | 'note' | 'name'>;
