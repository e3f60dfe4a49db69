import { Injectable } from '@nestjs/common';
import { HeldRightService, MemberService, type MemberSummary, TeamService } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  compareNames,
  NotFound,
  Paper,
  qrRows,
  randomCode,
  Transactions,
} from '@lopso/platform';
import { clockAhead } from '../attendance/attendance.rules';
import { NobodyForCards } from '../classes.errors';
import { PRINT_CARDS } from '../classes.permissions';
import { type ActingMember, ClassAccess } from '../scheduling/class-access.service';
import { CardKeys, type MovingKey } from './card-keys.service';
import { type MemberCard, MemberCardRepository } from './member-card.repository';
import { CARD_NUMBER_LENGTH, isSeated, spacedNumber } from './member-card.rules';
import { MEMBER_CARD_TEMPLATE } from './member-card.template';

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

/** What a member's own page shows: who she is, and her card once she has one. */
export interface OwnCardView {
  /** How far the clock of the phone that asked is ahead of the server's, in milliseconds; null where it said nothing of it. */
  readonly clockAheadMs: number | null;
  readonly asOf: Date;
  readonly member: ActingMember;
  readonly card: ShownCard | null;
}

/** `code` is printed and stays; with `moving` her phone makes one after the other. */
export interface ShownCard {
  readonly number: string;
  readonly code: string;
  readonly moving: MovingKey;
  readonly issuedAt: Date;
}

/** Member cards: issued, replaced, printed for a team, shown by their holder. */
@Injectable()
export class MemberCardService {
  constructor(
    private readonly teams: TeamService,
    private readonly heldRights: HeldRightService,
    private readonly members: MemberService,
    private readonly access: Access,
    private readonly classAccess: ClassAccess,
    private readonly keys: CardKeys,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly cards: MemberCardRepository,
    private readonly paper: Paper,
  ) {}

  /** Cards of who sits in a team today or from a coming day on, by given name. @throws NotFound, NobodyForCards */
  async printTeamCards(actor: Actor, teamId: string): Promise<PrintedCard[]> {
    const { team, seats } = await this.teams.getTeam(actor, teamId);
    this.access.require(actor, PRINT_CARDS, team);
    const ids = seats.flatMap(({ holder, next }) => [holder, next].flatMap((person) => person?.memberId ?? []));
    const { unitPath } = team;
    return this.printCardsOf(actor, ids, { subjectType: 'team', subjectId: teamId, unitPath });
  }

  /** Cards of the people somebody leads. @throws NotFound for a group the actor does not lead, NobodyForCards */
  async printGroupCards(actor: Actor, groupId: string): Promise<PrintedCard[]> {
    const group = await this.heldRights.getLedGroup(actor, groupId);
    const ids = (await this.heldRights.getLedMemberIds(group)).flatMap(({ memberIds }) => memberIds);
    const { unitPath } = group;
    return this.printCardsOf(actor, ids, { subjectType: 'led-group', subjectId: groupId, unitPath });
  }

  /** A new card for somebody who lost hers, which is good no longer. @throws NotFound, NobodyForCards without a seat */
  async replaceMemberCard(actor: Actor, memberId: string): Promise<PrintedCard> {
    const member = await this.members.getMember(actor, memberId);
    this.access.require(actor, PRINT_CARDS, member);
    if (!isSeated(member)) throw new NobodyForCards();
    return this.printReplacement(actor, member);
  }

  private async printCardsOf(
    actor: Actor,
    memberIds: readonly string[],
    run: Parameters<MemberCardService['printCards']>[2],
  ): Promise<PrintedCard[]> {
    return this.printCards(actor, [...(await this.members.describeMembers(memberIds)).values()], run);
  }

  /** `sentAt`: what the phone's clock showed at the sending, null where it doesn't say. @throws Forbidden for an account without a member */
  async getOwnCard(actor: Actor, sentAt: Date | null): Promise<OwnCardView> {
    const member = await this.classAccess.requireOwnMember(actor);
    return this.viewOf(member, await this.findCard(member.id), sentAt);
  }

  /** Her card; the first time it is made. `sentAt` as above. */
  async issueOwnCard(actor: Actor, sentAt: Date | null): Promise<OwnCardView> {
    const member = await this.classAccess.requireOwnMember(actor);
    return this.viewOf(member, await this.makeOwnCard(actor, member), sentAt);
  }

  /** The card as it is printed; the first time it is made. */
  async ownCardToPrint(actor: Actor): Promise<PrintedCard> {
    const member = await this.classAccess.requireOwnMember(actor);
    const { number } = await this.makeOwnCard(actor, member);
    return { member, number, code: this.keys.codeOf(number) };
  }

  /** A new card instead of a lost one, which is good no longer. `sentAt` as above. */
  async replaceOwnCard(actor: Actor, sentAt: Date | null): Promise<OwnCardView> {
    const member = await this.classAccess.requireOwnMember(actor);
    const { id: subjectId, unitPath } = member;
    return this.transactions.run(async () => {
      const card = await this.replaceCard(subjectId, actor.accountId);
      await this.audit.record(actor, { action: 'classes.card-replaced', subjectType: 'member', subjectId, unitPath });
      return this.viewOf(member, card, sentAt);
    });
  }

  private async makeOwnCard(actor: Actor, { id }: ActingMember): Promise<MemberCard> {
    return this.transactions.run(() => this.ensureCard(id, actor.accountId));
  }

  private viewOf(member: ActingMember, card: MemberCard | null, sentAt: Date | null): OwnCardView {
    const asOf = this.clock.now();
    const view = { member, asOf, clockAheadMs: sentAt === null ? null : clockAhead(sentAt, asOf) };
    if (card === null) return { ...view, card };
    const { number, issuedAt } = card;
    const codes = { code: this.keys.codeOf(number), moving: this.keys.movingKeyOf(number) };
    return { ...view, card: { number, issuedAt, ...codes } };
  }

  /** The cards of these people, by given name; who has none gets one, all or none. @throws NobodyForCards */
  async printCards(actor: Actor, members: readonly MemberSummary[], run: CardRun): Promise<PrintedCard[]> {
    if (members.length === 0) throw new NobodyForCards();
    const people = [...members].sort((a, b) => compareNames(a.fullName, b.fullName));
    const ids = people.map(({ id }) => id);
    return this.transactions.run(async () => {
      const cards = await this.ensureCards(ids, actor.accountId);
      const reading = await this.audit.recordRead(actor, { action: 'classes.cards-printed', ...run });
      await this.audit.noteHeld(reading, ids);
      return people.flatMap((member) => {
        const card = cards.get(member.id);
        return card === undefined ? [] : [this.printed(member, card.number)];
      });
    });
  }

  /** A new card for one person; the one before is good no longer. */
  async printReplacement(actor: Actor, member: MemberSummary): Promise<PrintedCard> {
    return this.transactions.run(async () => {
      const { number } = await this.replaceCard(member.id, actor.accountId);
      const { id: subjectId, unitPath } = member;
      await this.audit.record(actor, { action: 'classes.card-replaced', subjectType: 'member', subjectId, unitPath });
      return this.printed(member, number);
    });
  }

  private printed(member: MemberSummary, number: string): PrintedCard {
    return { member, number, code: this.keys.codeOf(number) };
  }

  /** The card of a member, or null before her first one. */
  async findCard(memberId: string): Promise<MemberCard | null> {
    return (await this.cards.goodOf([memberId])).get(memberId) ?? null;
  }

  /** The good card of each of them; who has none gets one. Cards that were printed stay as they are. */
  async ensureCards(memberIds: readonly string[], issuedBy: string): Promise<Map<string, MemberCard>> {
    const issuedAt = this.clock.now();
    const sorted = [...new Set(memberIds)].sort();
    await this.cards.insertMissing(
      sorted.map((memberId) => ({ number: randomCode(CARD_NUMBER_LENGTH), memberId, issuedBy, issuedAt })),
    );
    return this.cards.goodOf(sorted);
  }

  /** A new card for one member; the one before is good no longer. */
  async replaceCard(memberId: string, issuedBy: string): Promise<MemberCard> {
    await this.cards.replace(memberId, this.clock.now());
    return this.ensureCard(memberId, issuedBy);
  }

  /** The good card of one member; she gets one where she has none. */
  async ensureCard(memberId: string, issuedBy: string): Promise<MemberCard> {
    const card = (await this.ensureCards([memberId], issuedBy)).get(memberId);
    if (card === undefined) throw new NotFound();
    return card;
  }

  /** A PDF of ten cards to an A4 page, in their order. */
  async renderSheet(cards: readonly PrintedCard[]): Promise<Buffer> {
    return this.render(cards, true);
  }

  /** A PDF of one card, as large as a bank card. */
  async renderCard(card: PrintedCard): Promise<Buffer> {
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
