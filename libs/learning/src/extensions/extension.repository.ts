import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import {
  belongsTo,
  CYCLE_GRACE,
  cycleDueOn,
  followExtensions,
  GIVEN_TO,
  LAST_GIVEN,
  standingDueOn,
} from '../cycles/cycle-sql.repository';
import { type GivenDue } from '../cycles/due-date.rules';

/** A later due date for one cycle. */
export interface Extension extends GivenDue {
  readonly id: string;
  readonly givenBy: string;
}

/** One that is to be written. */
type NewExtension = Pick<Extension, 'id' | 'dueOn' | 'reason' | 'givenBy' | 'givenAt'>;

/** A later due date for everybody of a round, or for the people of some communes (decision 0130). */
export interface RoundExtension {
  readonly id: string;
  /** Calendar date, `yyyy-mm-dd`. */
  readonly dueOn: string;
  readonly reason: string;
  /** Number of the document behind it; null: there is none. */
  readonly paperNumber: string | null;
  readonly givenBy: string;
  readonly givenAt: Date;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  /** By name; none: everybody of the round. */
  readonly communes: readonly { readonly id: string; readonly name: string; readonly path: string }[];
  /** Whose date it moved, those who joined later too. */
  readonly people: number;
}

/** A later date that is to be given, and to whom. */
export interface RoundExtensionWish {
  readonly roundId: string;
  readonly dueOn: string;
  /** None: everybody of the round. */
  readonly communeIds: readonly string[];
  /** Whom it leaves out: nobody gives it to herself. */
  readonly exceptIds: readonly string[];
  /** The day on which it is given, `yyyy-mm-dd`. */
  readonly today: string;
}

/** What a later date does, in people. */
export interface RoundExtensionReach {
  /** Whose date it moves, who has finished among them: a result that is corrected later makes nobody late. */
  readonly people: number;
  readonly unfinished: number;
  /** Who is late now and would not be. */
  readonly late: number;
  /** Who has not finished and keeps the same or a later date. */
  readonly keep: number;
}

/** A row of it that is to be written. */
export type NewRoundExtension = Pick<
  RoundExtension,
  'id' | 'dueOn' | 'reason' | 'paperNumber' | 'givenBy' | 'givenAt'
> & { readonly roundId: string; readonly communeIds: readonly string[] };

/** More than there are communes in a province: what stands is always among them. */
const LISTED = 300;

const SELECT = `
  select g.id, g.due_on::text as "dueOn", g.reason, g.paper_number as "paperNumber", g.given_by as "givenBy", g.given_at as "givenAt",
    g.ended_by as "endedBy", g.ended_at as "endedAt",
    coalesce((
      select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.full_name, 'path', u.path::text) order by u.full_name collate "vi-x-icu", u.id)
      from learning.round_extension_commune k join org.unit u on u.id = k.unit_id where k.extension_id = g.id), '[]') as communes,
    (select count(distinct c.member_id)::integer from learning.extension x join learning.cycle c on c.id = x.cycle_id
      where x.round_extension_id = g.id) as people
  from learning.round_extension g`;

/** `$1` round, `$2` the later date, `$3` communes, `$4` members it leaves out, `$5` day. */
const REACHED = `
  select c.id, c.member_id, ${cycleDueOn()} as due_on, ${CYCLE_GRACE} as grace_days, p.finished_at
  from learning.cycle c
  join learning.round r on r.id = c.round_id
  join org.member m on m.id = c.member_id
  left join learning.completion p on p.cycle_id = c.id
  where c.round_id = $1 and c.counts_from is not null and c.member_id <> all($4::uuid[])
    and (cardinality($3::uuid[]) = 0 or ${belongsTo('$5::date')} <@ any(array(select u.path from org.unit u where u.id = any($3::uuid[]))))`;

/** Due dates that officers gave: added, never changed; they can end, of many at once and of one person (decisions 0059, 0130 and 0139). */
@Injectable()
export class ExtensionRepository {
  constructor(private readonly database: Database) {}

  /** Those of one cycle that stand, or stood at an instant, the newest first. */
  async listOf(cycleId: string, at: Date | null = null): Promise<Extension[]> {
    return this.database.query<Extension>(
      `select x.id, x.due_on::text as "dueOn", coalesce(g.reason, x.reason) as reason, x.given_by as "givenBy", x.given_at as "givenAt",
         ${GIVEN_TO} as "givenTo", g.paper_number as "paperNumber"
       from learning.extension x left join learning.round_extension g on g.id = x.round_extension_id
       where x.cycle_id = $1 and ($2::timestamptz is null or x.given_at <= $2::timestamptz) and (x.ended_at is null or x.ended_at > $2::timestamptz)
       order by ${LAST_GIVEN}`,
      [cycleId, at],
    );
  }

  async insert(cycleId: string, given: NewExtension): Promise<void> {
    await this.write(cycleId, given, null);
    // Who kept a later date when all were given one falls back to that one, not below it.
    await followExtensions(this.database, [cycleId], given.givenAt);
  }

  /** Ends what was given to her alone, by a row that says why and never held: what was given to many is hers again, and goes with it. */
  async takeBack(cycleId: string, said: NewExtension): Promise<void> {
    await this.database.execute(
      'update learning.extension set ended_at = $2 where cycle_id = $1 and round_extension_id is null and ended_at is null',
      [cycleId, said.givenAt],
    );
    await this.write(cycleId, said, said.givenAt);
    await followExtensions(this.database, [cycleId], said.givenAt);
  }

  /** The last that was said to her alone, also by taking back; null: nothing was. */
  async lastAlone(cycleId: string): Promise<Pick<Extension, 'id' | 'dueOn' | 'reason' | 'givenBy'> | null> {
    return this.database.queryOne(
      `select x.id, x.due_on::text as "dueOn", x.reason, x.given_by as "givenBy" from learning.extension x
       where x.cycle_id = $1 and x.round_extension_id is null order by ${LAST_GIVEN} limit 1`,
      [cycleId],
    );
  }

  /** The latest that many were given and that is hers too, once she has nothing of her own, `yyyy-mm-dd`. */
  async standingDueOn(cycleId: string, at: Date): Promise<string | null> {
    return standingDueOn(this.database, cycleId, at);
  }

  private async write(cycleId: string, given: NewExtension, endedAt: Date | null): Promise<void> {
    const { id, dueOn, reason, givenBy, givenAt } = given;
    await this.database.execute(
      `insert into learning.extension (id, cycle_id, due_on, reason, given_by, given_at, ended_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, cycleId, dueOn, reason, givenBy, givenAt, endedAt],
    );
  }

  /** The latest of a round, those that stand before those that were taken back, then the newest first. */
  async listOfRound(roundId: string): Promise<RoundExtension[]> {
    return this.database.query<RoundExtension>(
      `${SELECT} where g.round_id = $1 order by (g.ended_at is null) desc, g.given_at desc, g.id desc limit ${LISTED}`,
      [roundId],
    );
  }

  /** One of a round, however old. */
  async findOfRound(roundId: string, id: string): Promise<RoundExtension | null> {
    return this.database.queryOne<RoundExtension>(`${SELECT} where g.round_id = $1 and g.id = $2`, [roundId, id]);
  }

  /** The state of a round; until the transaction ends nobody joins it and no other later date is given to it. */
  async lockRound(roundId: string): Promise<string | null> {
    const sql = 'select state from learning.round where id = $1 for update';
    return (await this.database.queryOne<{ state: string }>(sql, [roundId]))?.state ?? null;
  }

  /** Those of the units that are communes below a path on a day. */
  async communesBelow(ids: readonly string[], path: string, on: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select u.id from org.unit u where u.id = any($1::uuid[]) and u.kind = 'commune' and u.path <@ $2::ltree and u.valid @> $3::date`,
      [ids, path, on],
    );
    return rows.map(({ id }) => id);
  }

  async reachOf(wish: RoundExtensionWish): Promise<RoundExtensionReach> {
    const row = await this.database.queryOne<RoundExtensionReach>(
      `select count(distinct member_id) filter (where due_on < $2::date)::integer as people,
         count(distinct member_id) filter (where due_on < $2::date and finished_at is null)::integer as unfinished,
         count(distinct member_id) filter (where due_on < $2::date and finished_at is null and due_on + grace_days < $5::date)::integer as late,
         count(distinct member_id) filter (where due_on >= $2::date and finished_at is null)::integer as keep
       from (${REACHED}) one`,
      valuesOf(wish),
    );
    return row ?? { people: 0, unfinished: 0, late: 0, keep: 0 };
  }

  /** Writes it and, by one statement, the later date of everybody it reaches; the cycles in the order of their ids, as they are locked elsewhere. */
  async insertForRound(extension: NewRoundExtension, wish: RoundExtensionWish): Promise<void> {
    const { id, roundId, dueOn, reason, paperNumber, givenBy, givenAt, communeIds } = extension;
    await this.database.execute(
      `insert into learning.round_extension (id, round_id, due_on, reason, paper_number, given_by, given_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, roundId, dueOn, reason, paperNumber, givenBy, givenAt],
    );
    await this.database.execute(
      'insert into learning.round_extension_commune (extension_id, unit_id) select $1, u.id from unnest($2::uuid[]) as u(id)',
      [id, communeIds],
    );
    await this.database.execute(
      `insert into learning.extension (id, cycle_id, due_on, reason, given_by, given_at, round_extension_id)
       select gen_random_uuid(), one.id, $2::date, '', $6, $7, $8 from (${REACHED}) one where one.due_on < $2::date order by one.id`,
      [...valuesOf(wish), givenBy, givenAt, id],
    );
  }

  /** Takes it back from everybody who has it; what else was given to them and stands holds from then on. */
  async endForRound(id: string, endedBy: string, endedAt: Date): Promise<void> {
    await this.database.execute('update learning.round_extension set ended_by = $2, ended_at = $3 where id = $1', [
      id,
      endedBy,
      endedAt,
    ]);
    const freed = await this.database.query<{ id: string }>(
      'update learning.extension set ended_at = $2 where round_extension_id = $1 returning cycle_id as id',
      [id, endedAt],
    );
    // Who kept this date when another one was given to all has no row of that one yet.
    await followExtensions(
      this.database,
      freed.map((cycle) => cycle.id),
      endedAt,
    );
  }
}

function valuesOf({ roundId, dueOn, communeIds, exceptIds, today }: RoundExtensionWish): unknown[] {
  return [roundId, dueOn, communeIds, exceptIds, today];
}
