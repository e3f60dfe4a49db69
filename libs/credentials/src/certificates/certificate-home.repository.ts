import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type HomeFollower, MemberHomeService } from '@lopso/org';
import { Database } from '@lopso/platform';

/** Papers lie where their people belong, from the very transaction on that moves these (decision 0032). */
@Injectable()
export class CertificateHomeRepository implements OnModuleInit, HomeFollower {
  constructor(
    private readonly memberHomes: MemberHomeService,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.memberHomes.addFollower(this);
  }

  async follow(memberIds: readonly string[]): Promise<void> {
    await this.moveWithMembers(memberIds);
  }

  /**
   * The papers of these members lie in their unit from now on; of erased ones too, whose record moves with the others. Locked in the order of their ids first, as
   * everybody takes several.
   */
  async moveWithMembers(memberIds: readonly string[]): Promise<void> {
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
