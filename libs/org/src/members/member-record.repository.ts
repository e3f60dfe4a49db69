import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type KnownTwin, type LikelyDuplicate } from '../org.errors';
import { type MemberKind } from './member.rules';

/** A person as the form gave them, cleaned. */
export interface MemberRecord {
  readonly fullName: string;
  readonly givenName: string;
  readonly searchKey: string;
  readonly birthYear: number;
  readonly kind: MemberKind;
  readonly organisation: string | null;
  /** E.164, for example `+84912345678`. */
  readonly phone: string | null;
}

/** A person to be written. */
export interface NewMember extends MemberRecord {
  readonly id: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly clientKey: string;
  readonly bodyHash: Buffer;
  readonly createdAt: Date;
}

/** What an account takes over of a person; `phone` is E.164 or null. */
export interface MemberContact {
  readonly memberId: string;
  readonly fullName: string;
  readonly phone: string | null;
}

/** A person's record with where it belongs. */
export type StoredMember = Omit<NewMember, 'clientKey' | 'bodyHash' | 'createdAt'> & {
  readonly erasedAt: Date | null;
  readonly restrictedAt: Date | null;
  /** The department said that another record is this person's. */
  readonly isEnded: boolean;
};

const SELECT = `
  select id, unit_id as "unitId", unit_path::text as "unitPath", full_name as "fullName", given_name as "givenName",
    search_key as "searchKey", birth_year as "birthYear", kind, organisation, phone, erased_at as "erasedAt",
    restricted_at as "restrictedAt", exists (select from org.person_pair p where p.ended_id = member.id) as "isEnded"
  from org.member`;

/** Writes people, and finds the one somebody may be adding a second time. */
@Injectable()
export class MemberRecordRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<StoredMember | null> {
    return this.database.queryOne<StoredMember>(`${SELECT} where id = $1`, [id]);
  }

  /** Those of the people whose record is restricted. */
  async restrictedAmong(memberIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ id: string }>(
      'select id from org.member where id = any($1::uuid[]) and restricted_at is not null',
      [memberIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Telephones by id; who has none is left out. */
  async phonesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; phone: string }>(
      'select id, phone from org.member where id = any($1::uuid[]) and phone is not null',
      [ids],
    );
    return new Map(rows.map(({ id, phone }) => [id, phone]));
  }

  /** Names and telephones, by id; who reads them keeps anybody from correcting them until the transaction ends. */
  async holdContacts(ids: readonly string[]): Promise<MemberContact[]> {
    return this.database.query<MemberContact>(
      `select id as "memberId", full_name as "fullName", phone from org.member where id = any($1::uuid[])
       order by id for share`,
      [ids],
    );
  }

  /** Where a person belongs; who cannot be moved until the transaction ends. */
  async holdHome(id: string): Promise<{ readonly unitId: string; readonly unitPath: string } | null> {
    return this.database.queryOne(
      `select unit_id as "unitId", unit_path::text as "unitPath" from org.member where id = $1 for share`,
      [id],
    );
  }

  /** Keeps a person from being seated elsewhere, and the record from ending, until the transaction ends. */
  async lock(id: string): Promise<StoredMember | null> {
    // Whoever was waited for may have ended the record: that stands in another row, which only a later statement sees.
    await this.database.execute('select 1 from org.member where id = $1 for update', [id]);
    return this.find(id);
  }

  /** The person whom a form of this key made, in whichever unit of the commune, and what the form said. */
  async findSent(
    communePath: string,
    clientKey: string,
  ): Promise<{ readonly id: string; readonly bodyHash: Buffer | null } | null> {
    return this.database.queryOne(
      `select id, body_hash as "bodyHash" from org.member
       where unit_id in (select id from org.unit where path <@ $1::ltree) and client_key = $2`,
      [communePath, clientKey],
    );
  }

  /**
   * Waits until nobody else writes new people of the province in which a path lies, and keeps it so until the transaction ends: of two who
   * write the same person down at once the second looks when the first is there. Taken before any lock on a team.
   */
  async lockProvince(path: string): Promise<void> {
    const [province = path] = path.split('.');
    await this.database.query(`select pg_advisory_xact_lock(hashtextextended('org.newcomers:' || $1, 0))`, [province]);
  }

  /**
   * Somebody of the commune with the same folded name and birth year, or the same telephone; `exceptId` aside. Of several the nearest: who has name and
   * telephone, of those who has the year too.
   */
  async findLikelyDuplicate(
    communePath: string,
    record: MemberRecord,
    exceptId: string | null,
  ): Promise<LikelyDuplicate | null> {
    return this.database.queryOne<LikelyDuplicate>(
      `select m.id as "memberId", m.full_name as "fullName", m.birth_year as "birthYear", u.full_name as "unitName"
       from org.member m join org.unit u on u.id = m.unit_id
       where m.unit_path <@ $1::ltree and m.erased_at is null and ((m.search_key = $2 and m.birth_year = $3) or m.phone = $4)
         and ($5::uuid is null or m.id <> $5)
       order by (m.search_key = $2 and m.phone is not distinct from $4) desc, (m.search_key = $2) desc, (m.birth_year = $3) desc, m.id limit 1`,
      [communePath, record.searchKey, record.birthYear, record.phone, exceptId],
    );
  }

  /**
   * Somebody of the commune with the same folded name, birth year and telephone, or neither with one; of the unit also where one of the two has a telephone
   * and the other none. Those named aside, the latest first.
   */
  async findTwin(
    communePath: string,
    { searchKey, birthYear, phone, unitId }: MemberRecord & { readonly unitId: string },
    exceptIds: readonly string[],
  ): Promise<KnownTwin | null> {
    return this.database.queryOne<KnownTwin>(
      `select m.id as "memberId", m.full_name as "fullName", m.birth_year as "birthYear", u.full_name as "unitName",
         (m.created_at at time zone 'Asia/Ho_Chi_Minh')::date::text as "addedOn"
       from org.member m join org.unit u on u.id = m.unit_id
       where m.unit_path <@ $1::ltree and m.erased_at is null and m.search_key = $2 and m.birth_year = $3
         and (m.phone is not distinct from $4 or (m.unit_id = $6 and (m.phone is null or $4 is null)))
         and m.id <> all($5::uuid[])
       order by m.created_at desc, m.id desc limit 1`,
      [communePath, searchKey, birthYear, phone, exceptIds, unitId],
    );
  }

  async insert(member: NewMember): Promise<void> {
    await this.database.execute(
      `insert into org.member (id, unit_id, unit_path, full_name, given_name, search_key, birth_year, kind, organisation, phone, client_key, body_hash, created_at)
       values ($1, $2, $3::ltree, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        member.id,
        member.unitId,
        member.unitPath,
        member.fullName,
        member.givenName,
        member.searchKey,
        member.birthYear,
        member.kind,
        member.organisation,
        member.phone,
        member.clientKey,
        member.bodyHash,
        member.createdAt,
      ],
    );
  }

  async correct(id: string, record: MemberRecord): Promise<void> {
    await this.database.execute(
      `update org.member set full_name = $2, given_name = $3, search_key = $4, birth_year = $5, kind = $6, organisation = $7, phone = $8
       where id = $1`,
      [
        id,
        record.fullName,
        record.givenName,
        record.searchKey,
        record.birthYear,
        record.kind,
        record.organisation,
        record.phone,
      ],
    );
  }

  /** The person belongs to another unit from now on. */
  async moveAll(ids: readonly string[], unit: { readonly id: string; readonly path: string }): Promise<void> {
    await this.database.execute(
      'update org.member set unit_id = $2, unit_path = $3::ltree where id = any($1::uuid[])',
      [[...ids], unit.id, unit.path],
    );
  }
}
