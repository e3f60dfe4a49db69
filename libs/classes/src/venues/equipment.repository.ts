import { Injectable } from '@nestjs/common';
import { Database, translatingConstraints } from '@lopso/platform';
import { EquipmentNameTaken } from '../classes.errors';
import { EquipmentClash } from '../sessions/hours-taken';

/** A thing that exists once and is lent to the sessions of its commune. */
export interface Equipment {
  readonly id: string;
  readonly name: string;
}

/** The same as its commune keeps it. */
export interface KeptEquipment extends Equipment {
  /** It is lent to nobody any more. */
  readonly isPutAway: boolean;
}

/** Where a thing belongs. */
interface Placed extends KeptEquipment {
  readonly unitPath: string;
}

/** What is lent to one session. */
interface Loan extends Equipment {
  readonly classSessionId: string;
}

const CLASHES = { equipment_loan_item_excl: () => new EquipmentClash() };

/** Answers about equipment and to which sessions it is lent. */
@Injectable()
export class EquipmentRepository {
  constructor(private readonly database: Database) {}

  /** The equipment of a commune by name, what is put away too. */
  async keptBy(communeId: string): Promise<KeptEquipment[]> {
    return this.database.query<KeptEquipment>(
      `select id, name, put_away_at is not null as "isPutAway" from classes.equipment where unit_id = $1
       order by name collate "vi-x-icu", id limit 200`,
      [communeId],
    );
  }

  async find(id: string): Promise<Placed | null> {
    return this.database.queryOne<Placed>(
      `select id, name, unit_path::text as "unitPath", put_away_at is not null as "isPutAway"
       from classes.equipment where id = $1`,
      [id],
    );
  }

  /** Those that are put away, by name. */
  async putAwayOf(ids: readonly string[]): Promise<Equipment[]> {
    if (ids.length === 0) return [];
    return this.database.query<Equipment>(
      `select id, name from classes.equipment where id = any($1) and put_away_at is not null
       order by name collate "vi-x-icu", id`,
      [ids],
    );
  }

  /** Put away at a moment, null: it is lent. @throws EquipmentNameTaken when the commune has one of this name */
  async change(id: string, name: string, putAwayAt: Date | null): Promise<void> {
    await translatingConstraints({ equipment_name_uq: () => new EquipmentNameTaken(name) }, () =>
      this.database.execute('update classes.equipment set name = $2, put_away_at = $3 where id = $1', [
        id,
        name,
        putAwayAt,
      ]),
    );
  }

  /** Titles of classes to whose sessions to come it is lent, the first of them first. */
  async comingWith(id: string, now: Date): Promise<string[]> {
    const rows = await this.database.query<{ title: string }>(
      `select g.title from classes.equipment_loan l join classes.class_session s on s.id = l.class_session_id
       join classes.class_group g on g.id = s.class_group_id
       where l.equipment_id = $1 and l.state in ('planned', 'open') and upper(l.during) > $2
       group by g.id, g.title order by min(lower(l.during)), g.id`,
      [id, now],
    );
    return rows.map(({ title }) => title);
  }

  /** @throws EquipmentNameTaken when the commune has one of this name */
  async insert(item: Equipment & { readonly communeId: string; readonly unitPath: string }): Promise<void> {
    await translatingConstraints({ equipment_name_uq: () => new EquipmentNameTaken(item.name) }, () =>
      this.database.execute(
        'insert into classes.equipment (id, unit_id, unit_path, name) values ($1, $2, $3::ltree, $4)',
        [item.id, item.communeId, item.unitPath, item.name],
      ),
    );
  }

  /** What is lent to a session is this from now on. Needs a transaction. @throws EquipmentClash */
  async setLent(classSessionId: string, equipmentIds: readonly string[]): Promise<void> {
    await this.database.execute(
      'delete from classes.equipment_loan where class_session_id = $1 and not equipment_id = any($2)',
      [classSessionId, equipmentIds],
    );
    await translatingConstraints(CLASHES, () =>
      this.database.execute(
        `insert into classes.equipment_loan (class_session_id, equipment_id, during, state)
         select s.id, wanted.id, s.during, s.state
         from classes.class_session s, unnest($2::uuid[]) as wanted (id) where s.id = $1 order by wanted.id
         on conflict (class_session_id, equipment_id) do nothing`,
        [classSessionId, equipmentIds],
      ),
    );
  }

  /** What is lent to each session, by name; sessions without a loan are left out. */
  async lentTo(classSessionIds: readonly string[]): Promise<Map<string, Equipment[]>> {
    const rows = await this.database.query<Loan>(
      `select l.class_session_id as "classSessionId", e.id, e.name
       from classes.equipment_loan l join classes.equipment e on e.id = l.equipment_id
       where l.class_session_id = any($1) order by e.name collate "vi-x-icu", e.id`,
      [classSessionIds],
    );
    const lent = new Map<string, Equipment[]>();
    for (const { classSessionId, id, name } of rows) {
      lent.set(classSessionId, [...(lent.get(classSessionId) ?? []), { id, name }]);
    }
    return lent;
  }
}
