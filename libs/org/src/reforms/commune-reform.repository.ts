import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { distinctName } from '../units/unit.rules';
import { type NamedCommune } from './commune-reform.rules';

/** A commune to be written. */
export interface NewCommune {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly searchKey: string;
  readonly formerDistricts: readonly string[];
  readonly distinguishedBy: string | null;
  readonly parentId: string;
  readonly path: string;
  readonly validFrom: string;
}

/** What went into what, as a dated fact. */
export interface CommuneSuccession {
  readonly id: string;
  readonly fromName: string;
  readonly toName: string;
  readonly kind: 'merged' | 'split';
  readonly effectiveOn: string;
  readonly decisionNumber: string | null;
}

/** A reform as the journal of acts holds it. */
export interface ReformAct {
  readonly id: string;
  readonly unitPath: string;
  /** From what to what, in one line. */
  readonly subject: string;
  readonly doneAt: Date;
  readonly isUndone: boolean;
}

/** Something that stood in a commune which ended and stands in another one since. */
export interface FollowedPlace {
  readonly kind: string;
  readonly rowId: string;
  readonly fromUnitId: string;
  readonly toUnitId: string;
  /** It says where it stood, being called as something else there (`nameBeforeReform` takes it back). */
  readonly isRenamed: boolean;
}

/** Writes mergers and splits of communes. */
@Injectable()
export class CommuneReformRepository {
  constructor(private readonly database: Database) {}

  async insertCommune(commune: NewCommune): Promise<void> {
    await this.database.execute(
      `insert into org.unit (id, kind, code, name, full_name, former_districts, distinguished_by, parent_id, path, search_key, valid)
       values ($1, 'commune', $2, $3, $4, $5, $6, $7, $8::ltree, $9, daterange($10::date, null))`,
      [
        commune.id,
        commune.code,
        commune.name,
        commune.fullName,
        commune.formerDistricts,
        commune.distinguishedBy,
        commune.parentId,
        commune.path,
        commune.searchKey,
        commune.validFrom,
      ],
    );
  }

  /** The communes of a province that have the name on a day, upper and lower case alike; `exceptIds` are going. */
  async named(
    name: string,
    province: { readonly id: string },
    { on, exceptIds }: { readonly on: string; readonly exceptIds: readonly string[] },
  ): Promise<NamedCommune[]> {
    return this.database.query<NamedCommune>(
      `select full_name as "fullName", distinguished_by as "distinguishedBy", former_districts as "formerDistricts" from org.unit
       where kind = 'commune' and lower(name) = lower($1) and parent_id = $4 and valid @> $2::date and id <> all($3::uuid[]) order by path`,
      [name, on, exceptIds, province.id],
    );
  }

  /** A village lies in another commune from now on; every copied path follows by the foreign keys. */
  async moveVillage(id: string, to: { readonly id: string; readonly path: string }, code: string): Promise<void> {
    await this.database.execute('update org.unit set parent_id = $2, code = $3, path = $4::ltree where id = $1', [
      id,
      to.id,
      code,
      `${to.path}.${code}`,
    ]);
  }

  /** Reforms recorded on a day, the latest first. */
  async actsOn(scope: Scope, on: string): Promise<ReformAct[]> {
    return this.database.query<ReformAct>(
      `select id, unit_path::text as "unitPath", coalesce(subject, '') as subject, done_at as "doneAt", undone_at is not null as "isUndone"
       from org.act where kind = 'communes-reformed' and done_on = $2::date and unit_path <@ any($1::ltree[])
       order by done_at desc, id limit 20`,
      [scopePaths(scope), on],
    );
  }

  /** The mergers and splits of communes of a scope, the latest first. */
  async listSuccessions(scope: Scope, limit: number): Promise<CommuneSuccession[]> {
    const rows = await this.database.query<CommuneSuccession & { fromBy: string | null; toBy: string | null }>(
      `select s.id, f.full_name as "fromName", f.distinguished_by as "fromBy", t.full_name as "toName", t.distinguished_by as "toBy",
         s.kind, s.effective_on::text as "effectiveOn", s.decision_number as "decisionNumber"
       from org.unit_succession s join org.unit f on f.id = s.from_unit_id join org.unit t on t.id = s.to_unit_id
       where f.kind = 'commune' and t.path <@ any($1::ltree[])
       order by s.effective_on desc, s.recorded_at desc, s.id limit $2`,
      [scopePaths(scope), limit],
    );
    return rows.map(({ fromBy, toBy, ...row }) => ({
      ...row,
      fromName: distinctName(row.fromName, fromBy),
      toName: distinctName(row.toName, toBy),
    }));
  }

  async keepFollowed(places: readonly FollowedPlace[]): Promise<void> {
    await this.database.execute(
      `insert into org.followed_place (kind, row_id, from_unit_id, to_unit_id, is_renamed)
       select r.kind, r."rowId", r."fromUnitId", r."toUnitId", r."isRenamed"
       from jsonb_to_recordset($1::jsonb) as r(kind text, "rowId" uuid, "fromUnitId" uuid, "toUnitId" uuid, "isRenamed" boolean)`,
      [JSON.stringify(places)],
    );
  }

  /** What followed from these units, which forgets it. */
  async takeFollowed(fromUnitIds: readonly string[]): Promise<FollowedPlace[]> {
    return this.database.query<FollowedPlace>(
      `delete from org.followed_place where from_unit_id = any($1::uuid[])
       returning kind, row_id as "rowId", from_unit_id as "fromUnitId", to_unit_id as "toUnitId", is_renamed as "isRenamed"`,
      [[...fromUnitIds]],
    );
  }
}
