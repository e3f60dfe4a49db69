import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** A card: its number names it, the member is known here alone. */
export interface MemberCard {
  readonly number: string;
  readonly memberId: string;
  readonly issuedAt: Date;
  /** Null while it is good. */
  readonly replacedAt: Date | null;
}

/** A card to be written for a member. */
export interface NewMemberCard {
  readonly number: string;
  readonly memberId: string;
  readonly issuedBy: string;
  readonly issuedAt: Date;
}

const SELECT = `select number, member_id as "memberId", issued_at as "issuedAt", replaced_at as "replacedAt" from classes.member_card`;

/** Answers about cards. */
@Injectable()
export class MemberCardRepository {
  constructor(private readonly database: Database) {}

  async find(number: string): Promise<MemberCard | null> {
    return this.database.queryOne<MemberCard>(`${SELECT} where number = $1`, [number]);
  }

  /** The good card of each of these members who has one. */
  async goodOf(memberIds: readonly string[]): Promise<Map<string, MemberCard>> {
    const cards = await this.database.query<MemberCard>(
      `${SELECT} where member_id = any($1::uuid[]) and replaced_at is null order by member_id`,
      [memberIds],
    );
    return new Map(cards.map((card) => [card.memberId, card]));
  }

  /** Every card these members ever had, the newest first. */
  async allOf(memberIds: readonly string[]): Promise<MemberCard[]> {
    return this.database.query<MemberCard>(
      `${SELECT} where member_id = any($1::uuid[]) order by issued_at desc, number`,
      [memberIds],
    );
  }

  /** Writes cards for members who have no good one; who got one meanwhile keeps that. */
  async insertMissing(cards: readonly NewMemberCard[]): Promise<void> {
    await this.database.execute(
      `insert into classes.member_card (number, member_id, issued_by, issued_at)
       select * from unnest($1::text[], $2::uuid[], $3::uuid[], $4::timestamptz[])
       on conflict (member_id) where replaced_at is null do nothing`,
      [
        cards.map(({ number }) => number),
        cards.map(({ memberId }) => memberId),
        cards.map(({ issuedBy }) => issuedBy),
        cards.map(({ issuedAt }) => issuedAt),
      ],
    );
  }

  /** From this instant the good card of a member is good no longer; who replaces at the same time waits. */
  async replace(memberId: string, at: Date): Promise<void> {
    await this.database.execute(
      'update classes.member_card set replaced_at = greatest($2, issued_at) where member_id = $1 and replaced_at is null',
      [memberId, at],
    );
  }
}
