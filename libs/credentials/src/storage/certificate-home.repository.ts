import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** Keeps certificates where their people belong. */
@Injectable()
export class CertificateHomeRepository {
  constructor(private readonly database: Database) {}

  /**
   * The papers of these members lie in their unit from now on; of erased ones too, whose record moves with the others. Locked in the order of their ids first, as
   * everybody takes several.
   */
  async follow(memberIds: readonly string[]): Promise<void> {
    await this.database.query(
      'select 1 from credentials.certificate where member_id = any($1::uuid[]) order by id for no key update',
      [memberIds],
    );
    await this.database.execute(
      `update credentials.certificate c set unit_id = m.unit_id, unit_path = m.unit_path
       from org.member m where m.id = any($1::uuid[]) and c.member_id = m.id and c.unit_id <> m.unit_id`,
      [memberIds],
    );
  }
}
