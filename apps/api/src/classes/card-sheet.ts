import { Injectable } from '@nestjs/common';
import { type PrintedCard, spacedNumber } from '@lopso/classes';
import { Paper, qrRows } from '@lopso/platform';
import { MEMBER_CARD_TEMPLATE } from './member-card.template';

/** Sets member cards on paper. */
@Injectable()
export class CardSheet {
  constructor(private readonly paper: Paper) {}

  /** A PDF of ten cards to an A4 page, in their order. */
  async sheet(cards: readonly PrintedCard[]): Promise<Buffer> {
    return this.render(cards, true);
  }

  /** A PDF of one card, as large as a bank card. */
  async single(card: PrintedCard): Promise<Buffer> {
    return this.render([card], false);
  }

  private async render(cards: readonly PrintedCard[], isSheet: boolean): Promise<Buffer> {
    return this.paper.render(MEMBER_CARD_TEMPLATE, { isSheet, cards: cards.map(printed) });
  }
}

function printed({ member, number, code }: PrintedCard): object {
  const place = member.unitId === member.communeId ? member.communeName : `${member.unitName}, ${member.communeName}`;
  return { name: member.fullName, place, team: member.teamName ?? '', number: spacedNumber(number), qr: qrRows(code) };
}
