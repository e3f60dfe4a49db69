import { Injectable } from '@nestjs/common';
import { Database, translatingConstraints } from '@lopso/platform';
import { EquipmentNameTaken } from '../classes-crew.errors';
import { EquipmentClash } from './clashes';

/** A thing that exists once and is lent to the sessions of its commune. */
export interface Equipment {
  readonly id: string;
  readonly name: string;
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

  /** The equipment of a commune by name. */
  async listOf(communeId: string): Promise<Equipment[]> {
    return this.database.query<Equipment>(
      `select id, name from classes.equipment where unit_id = $1 order by name collate "vi-x-icu", id limit 200`,
      [communeId],
    );
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
