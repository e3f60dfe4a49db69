import { Injectable } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor, Audit, compareNames, Transactions } from '@lopso/platform';
import { NobodyForCards } from '../classes.errors';
import { CardBook } from './card-book';
import { CardKeys } from './card-keys';

/** A card as it is printed. */
export interface PrintedCard {
  readonly member: MemberSummary;
  readonly number: string;
  /** The text of its QR code. */
  readonly code: string;
}

/** For whom cards are printed, as the trail tells it. */
export interface CardRun {
  readonly subjectType: 'team' | 'led-group';
  readonly subjectId: string;
  readonly unitPath: string;
}

/** Makes cards that are printed for others, and writes down who did; callers have checked access. */
@Injectable()
export class CardPrinting {
  constructor(
    private readonly book: CardBook,
    private readonly keys: CardKeys,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** The cards of these people, by given name; who has none gets one, all or none. @throws NobodyForCards */
  async print(actor: Actor, members: readonly MemberSummary[], run: CardRun): Promise<PrintedCard[]> {
    if (members.length === 0) throw new NobodyForCards();
    const people = [...members].sort((a, b) => compareNames(a.fullName, b.fullName));
    const ids = people.map(({ id }) => id);
    return this.transactions.run(async () => {
      const cards = await this.book.ensure(ids, actor.accountId);
      const reading = await this.audit.recordRead(actor, { action: 'classes.cards-printed', ...run });
      await this.audit.noteHeld(reading, ids);
      return people.flatMap((member) => {
        const card = cards.get(member.id);
        return card === undefined ? [] : [this.printed(member, card.number)];
      });
    });
  }

  /** A new card for one person; the one before is good no longer. */
  async replace(actor: Actor, member: MemberSummary): Promise<PrintedCard> {
    return this.transactions.run(async () => {
      const { number } = await this.book.replace(member.id, actor.accountId);
      const { id: subjectId, unitPath } = member;
      await this.audit.record(actor, { action: 'classes.card-replaced', subjectType: 'member', subjectId, unitPath });
      return this.printed(member, number);
    });
  }

  private printed(member: MemberSummary, number: string): PrintedCard {
    return { member, number, code: this.keys.codeOf(number) };
  }
}
