import { Injectable } from '@nestjs/common';
import { Database, newId, translatingConstraints } from '@lopso/platform';
import { DesignChanged, ImageNameTaken } from '../credentials.errors';

/** A version of a design; `body` null: back to the one that comes with the system. */
export interface DesignVersion {
  readonly id: string;
  readonly slug: string;
  readonly number: number;
  readonly body: string | null;
  readonly madeBy: string;
  readonly madeAt: Date;
}

/** A picture, drawn anew by the system; width and height in pixels. */
export interface DesignImage {
  readonly name: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

const COLUMNS = 'id, slug, number, body, made_by as "madeBy", made_at as "madeAt"';

/** A province's own designs and their pictures. */
@Injectable()
export class DesignRepository {
  constructor(private readonly database: Database) {}

  /** The newest version of a design, or null when the province never wrote one. */
  async newest(unitId: string, slug: string): Promise<DesignVersion | null> {
    return this.database.queryOne<DesignVersion>(
      `select ${COLUMNS} from credentials.design_version where unit_id = $1 and slug = $2 order by number desc limit 1`,
      [unitId, slug],
    );
  }

  /** The newest version of every design the province ever wrote. */
  async newestOfAll(unitId: string): Promise<DesignVersion[]> {
    return this.database.query<DesignVersion>(
      `select distinct on (slug) ${COLUMNS} from credentials.design_version where unit_id = $1 order by slug, number desc`,
      [unitId],
    );
  }

  async version(unitId: string, slug: string, number: number): Promise<DesignVersion | null> {
    return this.database.queryOne<DesignVersion>(
      `select ${COLUMNS} from credentials.design_version where unit_id = $1 and slug = $2 and number = $3`,
      [unitId, slug, number],
    );
  }

  /** The newest first. */
  async versions(unitId: string, slug: string, limit: number): Promise<DesignVersion[]> {
    return this.database.query<DesignVersion>(
      `select ${COLUMNS} from credentials.design_version where unit_id = $1 and slug = $2 order by number desc limit $3`,
      [unitId, slug, limit],
    );
  }

  /** The version that was kept under a key; null: none was. */
  async keptAs(unitId: string, id: string): Promise<DesignVersion | null> {
    return this.database.queryOne<DesignVersion>(
      `select ${COLUMNS} from credentials.design_version where unit_id = $1 and id = $2`,
      [unitId, id],
    );
  }

  /** @throws DesignChanged when somebody wrote this number meanwhile */
  async insert(unitId: string, version: DesignVersion): Promise<void> {
    await translatingConstraints(
      { design_version_number_uq: () => new DesignChanged(), design_version_pk: () => new DesignChanged() },
      () =>
        this.database.execute(
          `insert into credentials.design_version (id, unit_id, slug, number, body, made_by, made_at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [version.id, unitId, version.slug, version.number, version.body, version.madeBy, version.madeAt],
        ),
    );
  }

  /** What pictures there are, by name. */
  async listImages(unitId: string): Promise<Omit<DesignImage, 'bytes'>[]> {
    return this.database.query(
      'select name, media_type as "mediaType", width, height from credentials.design_image where unit_id = $1 order by name',
      [unitId],
    );
  }

  async imagesNamed(unitId: string, names: readonly string[]): Promise<DesignImage[]> {
    return this.database.query<DesignImage>(
      `select name, media_type as "mediaType", width, height, bytes from credentials.design_image
       where unit_id = $1 and name = any($2::text[]) order by name`,
      [unitId, names],
    );
  }

  /** False for the same picture under the same name again: nothing more is done. @throws ImageNameTaken for another one */
  async addImage(
    unitId: string,
    image: DesignImage,
    added: { readonly by: string; readonly at: Date },
  ): Promise<boolean> {
    const { name, mediaType, width, height, bytes } = image;
    const same = await this.database.queryOne(
      'select 1 from credentials.design_image where unit_id = $1 and name = $2 and bytes = $3',
      [unitId, name, bytes],
    );
    if (same !== null) return false;
    await translatingConstraints({ design_image_name_uq: () => new ImageNameTaken(name) }, () =>
      this.database.execute(
        `insert into credentials.design_image (id, unit_id, name, media_type, width, height, bytes, added_by, added_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [newId(), unitId, name, mediaType, width, height, bytes, added.by, added.at],
      ),
    );
    return true;
  }
}
