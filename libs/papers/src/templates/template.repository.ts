import { Injectable } from '@nestjs/common';
import { Database, newId, translatingConstraints } from '@lopso/platform';
import { TemplateChanged } from '../papers.errors';
import { type PaperKind } from '../papers/paper-kinds.rules';

/** A version of a template; `body` null: back to the text that comes with the system. */
export interface TemplateVersion {
  readonly id: string;
  readonly number: number;
  readonly body: string | null;
  readonly madeBy: string;
  readonly madeAt: Date;
}

const COLUMNS = 'id, number, body, made_by as "madeBy", made_at as "madeAt"';

/** A province's own templates. */
@Injectable()
export class TemplateRepository {
  constructor(private readonly database: Database) {}

  /** The newest version of a kind, or null when the province never wrote one. */
  async newest(unitId: string, kind: PaperKind): Promise<TemplateVersion | null> {
    return this.database.queryOne<TemplateVersion>(
      `select ${COLUMNS} from papers.template_version where unit_id = $1 and kind = $2 order by number desc limit 1`,
      [unitId, kind],
    );
  }

  /** The newest version of every kind the province ever wrote. */
  async newestOfKinds(unitId: string): Promise<ReadonlyMap<PaperKind, TemplateVersion>> {
    const rows = await this.database.query<TemplateVersion & { readonly kind: PaperKind }>(
      `select distinct on (kind) kind, ${COLUMNS} from papers.template_version where unit_id = $1 order by kind, number desc`,
      [unitId],
    );
    return new Map(rows.map((row) => [row.kind, row]));
  }

  async version(unitId: string, kind: PaperKind, number: number): Promise<TemplateVersion | null> {
    return this.database.queryOne<TemplateVersion>(
      `select ${COLUMNS} from papers.template_version where unit_id = $1 and kind = $2 and number = $3`,
      [unitId, kind, number],
    );
  }

  /** The newest first. */
  async versions(unitId: string, kind: PaperKind, limit: number): Promise<TemplateVersion[]> {
    return this.database.query<TemplateVersion>(
      `select ${COLUMNS} from papers.template_version where unit_id = $1 and kind = $2 order by number desc limit $3`,
      [unitId, kind, limit],
    );
  }

  /** @throws TemplateChanged when somebody wrote this number meanwhile */
  async insert(unitId: string, kind: PaperKind, version: Omit<TemplateVersion, 'id'>): Promise<void> {
    await translatingConstraints({ template_version_number_uq: () => new TemplateChanged() }, () =>
      this.database.execute(
        `insert into papers.template_version (id, unit_id, kind, number, body, made_by, made_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [newId(), unitId, kind, version.number, version.body, version.madeBy, version.madeAt],
      ),
    );
  }
}
