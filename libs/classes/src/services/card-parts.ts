import { CardBook } from './card-book';
import { CardKeys } from './card-keys';
import { CardMarking } from './card-marking';
import { CardPrinting } from './card-printing';
import { CardReading } from './card-reading';
import { MarkByCard } from './mark-by-card.service';
import { MemberCards } from './member-cards.service';
import { OwnCard } from './own-card.service';

/** The printed card of a member: what it says, its sheets, and marks made by it. The first are seen outside the library. */
export const CARD_SERVICES = [MarkByCard, MemberCards, OwnCard];
export const CARD_INNER = [CardBook, CardKeys, CardMarking, CardPrinting, CardReading];
