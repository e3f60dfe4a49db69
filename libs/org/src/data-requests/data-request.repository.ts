import { Injectable } from '@nestjs/common';
import { Database, type HeldBack, type Scope, scopePaths } from '@lopso/platform';
import { lockProvinceOf } from '../duplicates/province-lock';
import { type DataRequestKind, type DataRequestState } from './data-request.rules';

/** A request about personal data. Due days are the last days, `yyyy-mm-dd`. */
export interface DataRequest {
  readonly id: string;
  /** Null where the person of an account that belongs to no member asks: then `accountId` is set. */
  readonly memberId: string | null;
  readonly accountId: string | null;
  readonly unitPath: string;
  readonly kind: DataRequestKind;
  readonly wish: string | null;
  readonly madeAt: Date;
  readonly madeHow: 'app' | 'paper';
  readonly recordedBy: string | null;
  /** By whose right she wrote it down, where it was lent. */
  readonly recordedFor: string | null;
  readonly state: DataRequestState;
  readonly answerDueOn: string;
  readonly actDueOn: string;
  /** Why the time for acting was extended; null: it was not. */
  readonly extendedBecause: string | null;
  readonly isExtended: boolean;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  readonly answer: string | null;
  readonly doneAt: Date | null;
  /** Of an erasure: rows that are perhaps the person's and of which nobody could be asked; null for none. */
  readonly heldBack: HeldBack | null;
  /** Of the person's own form; null for one that an officer wrote down. */
  readonly clientKey: string | null;
}

/** A request to be written. */
export interface NewDataRequest extends Pick<
  DataRequest,
  | 'id'
  | 'memberId'
  | 'accountId'
  | 'unitPath'
  | 'kind'
  | 'wish'
  | 'madeAt'
  | 'madeHow'
  | 'recordedBy'
  | 'recordedFor'
  | 'answerDueOn'
  | 'actDueOn'
> {
  readonly unitId: string;
  readonly clientKey: string;
  readonly bodyHash: Buffer;
}

/** Who asks: a member, or the person of an account without one. The other is null. */
export type DataRequestAsker = Pick<DataRequest, 'memberId' | 'accountId'>;

/** What tells whether an account is a person's, as the register has it; null where nobody knows or the record was erased. */
export interface PersonMarks {
  readonly memberId: string;
  readonly fullName: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly birthYear: number | null;
}

/** Where a page of the queue ended. */
export interface DataRequestPlace {
  readonly answerDueOn: string;
  readonly id: string;
}

const SELECT = `
  select id, member_id as "memberId", account_id as "accountId", unit_path::text as "unitPath", kind, wish, made_at as "madeAt", made_how as "madeHow",
    recorded_by as "recordedBy", recorded_for as "recordedFor", state, answer_due_on::text as "answerDueOn", act_due_on::text as "actDueOn",
    extended_because as "extendedBecause", extended_because is not null as "isExtended", answered_at as "answeredAt",
    answered_by as "answeredBy", answer, done_at as "doneAt", case when made_how = 'app' then client_key end as "clientKey",
    case when rows_held > 0 then jsonb_build_object('count', rows_held, 'until', rows_held_until) end as "heldBack"
  from org.data_request`;

/** All SQL of requests about personal data. */
@Injectable()
export class DataRequestRepository {
  constructor(private readonly database: Database) {}

  /** False when the same sending made one already, or one of the kind is open. */
  async insert(request: NewDataRequest): Promise<boolean> {
    const written = await this.database.execute(
      `insert into org.data_request (id, member_id, unit_id, unit_path, kind, wish, made_at, made_how, recorded_by, client_key,
         body_hash, state, answer_due_on, act_due_on, account_id, recorded_for)
       values ($1, $2, $3, $4::ltree, $5, $6, $7, $8, $9, $10, $11, 'received', $12, $13, $14, $15) on conflict do nothing`,
      [
        request.id,
        request.memberId,
        request.unitId,
        request.unitPath,
        request.kind,
        request.wish,
        request.madeAt,
        request.madeHow,
        request.recordedBy,
        request.clientKey,
        request.bodyHash,
        request.answerDueOn,
        request.actDueOn,
        request.accountId,
        request.recordedFor,
      ],
    );
    return written === 1;
  }

  /** What a form of this key made for the person, or the officer wrote down for anybody, and what the form said. */
  async findSent(
    { memberId, accountId }: DataRequestAsker,
    recordedBy: string | null,
    clientKey: string,
  ): Promise<{ readonly id: string; readonly bodyHash: Buffer | null } | null> {
    return this.database.queryOne(
      'select id, body_hash as "bodyHash" from org.data_request where client_key = $3 and (member_id = $1 or recorded_by = $2 or account_id = $4)',
      [memberId, recordedBy, clientKey, accountId],
    );
  }

  async find(id: string): Promise<DataRequest | null> {
    return this.database.queryOne(`${SELECT} where id = $1`, [id]);
  }

  /** The request with its row locked until the transaction ends; one for erasure behind the turn of those who decide about records of one person. */
  async lock(id: string): Promise<DataRequest | null> {
    await this.database.query(
      `select ${lockProvinceOf('unit_path')} from org.data_request where id = $1 and kind = 'erasure'`,
      [id],
    );
    return this.database.queryOne(`${SELECT} where id = $1 for update`, [id]);
  }

  /** Everything these people asked for lies where they belong now, answered or not: to any other office they are strangers. */
  async followHomes(memberIds: readonly string[]): Promise<void> {
    await this.database.execute(
      `update org.data_request r set unit_id = m.unit_id, unit_path = m.unit_path from org.member m
       where m.id = r.member_id and r.member_id = any($1::uuid[]) and (r.unit_id, r.unit_path) is distinct from (m.unit_id, m.unit_path)`,
      [memberIds],
    );
  }

  /** What tells who these members are; of one that was erased, the id alone. */
  async marksOf(memberIds: readonly string[]): Promise<PersonMarks[]> {
    return this.database.query(
      `select id as "memberId", phone, case when erased_at is null then birth_year end as "birthYear",
         case when erased_at is null then full_name end as "fullName"
       from org.member where id = any($1::uuid[])`,
      [memberIds],
    );
  }

  /** The members with one of these telephones. */
  async idsCalled(phones: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select m.id from unnest($1::text[]) as p(phone) cross join lateral org.members_called(p.phone) m',
      [phones],
    );
    return rows.map(({ id }) => id);
  }

  /** A person's requests, the latest first. */
  async listOf({ memberId, accountId }: DataRequestAsker): Promise<DataRequest[]> {
    return this.database.query(
      `${SELECT} where member_id = $1 or account_id = $2 order by made_at desc, id desc limit 200`,
      [memberId, accountId],
    );
  }

  /** The province in which an account was last given a right; null for one that never had any. */
  async provinceOf(accountId: string): Promise<{ readonly unitId: string; readonly unitPath: string } | null> {
    return this.database.queryOne(
      `select p.id as "unitId", p.path::text as "unitPath" from org.role_grant g
       join org.unit p on p.path = subpath(g.unit_path, 0, 1) where g.account_id = $1 order by g.given_at desc, g.id limit 1`,
      [accountId],
    );
  }

  /** Requests of a scope, open ones by the day they are due, closed ones the latest due first. */
  async page(
    scope: Scope,
    wanted: { readonly isOpen: boolean; readonly after: DataRequestPlace | null; readonly limit: number },
  ): Promise<DataRequest[]> {
    const [states, order, beyond] = wanted.isOpen
      ? [`('received', 'accepted')`, 'asc', '>']
      : [`('refused', 'done', 'taken-back')`, 'desc', '<'];
    return this.database.query(
      `${SELECT} where unit_path <@ any($1::ltree[]) and state in ${states}
         and ($2::date is null or (answer_due_on, id) ${beyond} ($2, $3::uuid))
       order by answer_due_on ${order}, id ${order} limit $4`,
      [scopePaths(scope), wanted.after?.answerDueOn ?? null, wanted.after?.id ?? null, wanted.limit],
    );
  }

  /** Every open request, locked in the order of their ids until the transaction ends. */
  async lockOpen(): Promise<DataRequest[]> {
    return this.database.query(`${SELECT} where state in ('received', 'accepted') order by id for update`, []);
  }

  async setDueDays(id: string, due: Pick<DataRequest, 'answerDueOn' | 'actDueOn'>): Promise<void> {
    await this.database.execute('update org.data_request set answer_due_on = $2, act_due_on = $3 where id = $1', [
      id,
      due.answerDueOn,
      due.actDueOn,
    ]);
  }

  async countOpen(scope: Scope): Promise<number> {
    const row = await this.database.queryOne<{ open: number }>(
      `select count(*)::int as open from org.data_request where unit_path <@ any($1::ltree[]) and state in ('received', 'accepted')`,
      [scopePaths(scope)],
    );
    return row?.open ?? 0;
  }

  async answer(
    id: string,
    said: { readonly state: DataRequestState; readonly answer: string | null; readonly by: string; readonly at: Date },
  ): Promise<void> {
    await this.database.execute(
      `update org.data_request set state = $2, answer = $3, answered_by = $4, answered_at = $5,
         done_at = case when $2 = 'done' then $5::timestamptz end where id = $1`,
      [id, said.state, said.answer, said.by, said.at],
    );
  }

  async complete(id: string, at: Date): Promise<void> {
    await this.database.execute(`update org.data_request set state = 'done', done_at = $2 where id = $1`, [id, at]);
  }

  /** What an erasure held back, as it stood that day: rows may have been taken in since. */
  async noteHeldBack(id: string, { count, until }: HeldBack): Promise<void> {
    await this.database.execute('update org.data_request set rows_held = $2, rows_held_until = $3 where id = $1', [
      id,
      count,
      until,
    ]);
  }

  async takeBack(id: string): Promise<void> {
    await this.database.execute(`update org.data_request set state = 'taken-back' where id = $1`, [id]);
  }

  async extend(id: string, actDueOn: string, reason: string): Promise<void> {
    await this.database.execute('update org.data_request set act_due_on = $2, extended_because = $3 where id = $1', [
      id,
      actDueOn,
      reason,
    ]);
  }

  /** Sets or lifts the restriction of a person's record. */
  async restrict(memberId: string, at: Date | null): Promise<void> {
    await this.database.execute('update org.member set restricted_at = $2 where id = $1', [memberId, at]);
  }
}
