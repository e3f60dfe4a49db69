/** What a card is worth in a class: good, or why not. */
export type CardVerdict = 'good' | 'card-replaced' | 'card-ended' | 'card-elsewhere';

/**
 * Why a card counts for nothing: it is no card, none of our keys signed it, nobody has one of this number, or what the verdict
 * says. `card-bare`: a code before the camera that holds a number and nothing that proves it; `card-stale`: one that its holder's
 * phone showed at another time than now; `card-ended-on-roll`: one that ended with the seat of somebody who is on the roll all the same, which takes her (decision 0103).
 */
export type CardFault =
  | 'card-unreadable'
  | 'card-bare'
  | 'card-forged'
  | 'card-unknown'
  | 'card-stale'
  | 'card-ended-on-roll'
  | Exclude<CardVerdict, 'good'>;

/** What the judgement needs of a card. */
export interface JudgedCard {
  readonly replacedAt: Date | null;
}

/** What it needs of its holder today. */
export interface CardHolder {
  /** ltree path of the commune or village. */
  readonly unitPath: string;
  /** Null without a seat today. */
  readonly teamId: string | null;
  /** The seat of a coming day, of who holds none today. */
  readonly coming: object | null;
}

/**
 * A card that was replaced is good nowhere; it dies with the seat (decision 0016) and counts only in the holder's province. A
 * replaced card is told as such first: whoever finds it may be anybody.
 */
export function judgeCard(card: JudgedCard, holder: CardHolder, classPath: string): CardVerdict {
  if (card.replacedAt !== null) return 'card-replaced';
  if (provinceOf(holder.unitPath) !== provinceOf(classPath)) return 'card-elsewhere';
  return isSeated(holder) ? 'good' : 'card-ended';
}

/** Whether somebody holds a seat, or will from a coming day: who sits nowhere has no card. */
export function isSeated({ teamId, coming }: Pick<CardHolder, 'teamId' | 'coming'>): boolean {
  return teamId !== null || coming !== null;
}

const provinceOf = (path: string): string => path.split('.')[0] ?? '';
