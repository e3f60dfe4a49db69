import { Test, type TestingModule } from '@nestjs/testing';
import { OrgPortsModule } from '@lopso/org';
import { Clock, Database, PlatformModule } from '@lopso/platform';
import { aFinishedCycle, aRound, paperOf } from '../support/credentials';
import { TestProvince } from '../support/province';
import { TableOwner } from '../support/table-owner';
import { KnowWhatFellBefore20261126183100 } from '../../libs/platform/src/database/migrations/20261126183100-know-what-fell-before';
import { TellCertificateNewsByItsTime20261126183500 } from '../../libs/platform/src/database/migrations/20261126183500-tell-certificate-news-by-its-time';
import { CredentialsModule } from '../../libs/credentials/src/credentials.module';
import { Issuing } from '../../libs/credentials/src/services/issuing.service';
import { CertificateRepository } from '../../libs/credentials/src/storage/certificate.repository';

type Runner = Parameters<TellCertificateNewsByItsTime20261126183500['up']>[0];

/** What the migrations did is taken back. */
class RolledBack extends Error {}

describe('news of papers that fell before news had a time', () => {
  let module: TestingModule;

  beforeAll(async () => {
    const imports = [PlatformModule, OrgPortsModule, CredentialsModule];
    module = await Test.createTestingModule({ imports }).compile();
    await module.init();
  });
  afterAll(() => module.close());

  it('has the time of their fall, and tells nothing old anew', async () => {
    const database = module.get(Database);
    const province = await TestProvince.create(database);
    const round = await aRound(database, province, { release: 'manual' });
    const member = await province.member(await province.commune(), 'Vàng Thị Mỷ');
    const cycle = await aFinishedCycle(database, round, member);
    await module.get(Issuing).issue([cycle.id], 'by-hand');
    const id = await paperOf(database, cycle);
    await database.execute(
      `update credentials.certificate set state = 'withdrawn', state_reason = 'other', state_changed_at = '2026-10-01T03:00:00Z' where id = $1`,
      [id],
    );
    const owner = await TableOwner.open();
    let seen: unknown = null;
    const migrating = owner.transactions.run(async () => {
      const runner = { query: (text: string) => owner.database.query(text) } as unknown as Runner;
      await new TellCertificateNewsByItsTime20261126183500().down(runner);
      await new KnowWhatFellBefore20261126183100().up(runner);
      await new TellCertificateNewsByItsTime20261126183500().up(runner);
      const certificates = new CertificateRepository(owner.database, module.get(Clock));
      seen = [(await certificates.find(id))?.newsAt, await certificates.listUntold(member.id)];
      throw new RolledBack();
    });
    await expect(migrating).rejects.toBeInstanceOf(RolledBack);
    await owner.close();
    expect(seen).toEqual([new Date('2026-10-01T03:00:00Z'), []]);
  });
});
