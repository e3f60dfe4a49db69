import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { OrgPortsModule } from '@lopso/org';
import { Clock, Database, PersonalData, PlatformModule, settingsOf, Transactions } from '@lopso/platform';
import { aFinishedCycle, aRound, changedAtOnce, type TestRound } from '../../../../test/support/credentials';
import { type TestMember, TestProvince } from '../../../../test/support/province';
import { TableOwner } from '../../../../test/support/table-owner';
import { TestClock } from '../../../../test/support/test-clock';
import { type Certificate, CertificateRepository } from '../certificates/certificate.repository';
import { CertificateCheckService, type CheckPack } from '../checking/certificate-check.service';
import { CredentialsModule } from '../credentials.module';
import { CredentialsSettings } from '../credentials.settings';
import { IssuingService } from '../issuing/issuing.service';
import { CertificatePaperService } from '../printing/certificate-paper.service';
import { sealMessage } from './seal.rules';

const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** A server with its own signing key; null: that of the settings. */
async function server(secret: string | null): Promise<TestingModule> {
  const building = Test.createTestingModule({ imports: [PlatformModule, OrgPortsModule, CredentialsModule] });
  building.overrideProvider(Clock).useValue(new TestClock());
  const settings = settingsOf(CredentialsSettings);
  if (secret !== null)
    building.overrideProvider(CredentialsSettings).useValue({ ...settings, CERTIFICATE_SIGNING_KEY: secret });
  const module = await building.compile();
  await module.init();
  return module;
}

describe('sealed papers', () => {
  let module: TestingModule;
  let database: Database;
  let province: TestProvince;
  let round: TestRound;
  let member: TestMember;

  beforeAll(async () => {
    module = await server(null);
    database = module.get(Database);
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    province = await TestProvince.create(database);
    round = await aRound(database, province);
    member = await province.member(await province.commune(), 'Vàng Thị Mỷ');
  });

  async function issued(by: TestingModule = module, person: TestMember = member): Promise<Certificate> {
    const cycle = await aFinishedCycle(database, round, person);
    await by.get(IssuingService).issue([cycle.id], 'automatic');
    const [certificate] = await by.get(CertificateRepository).listOfMember(person.id);
    if (certificate === undefined) throw new Error('nothing was issued');
    return certificate;
  }

  /** What a phone fetches later than the last one did. */
  function freshPack(): Promise<CheckPack> {
    module.get<TestClock>(Clock).advance(10);
    return module.get(CertificateCheckService).getCheckPack();
  }

  /** As a phone does it: by the published pack and the paper, without the database. */
  async function isCheckable({ code, seal }: Pick<Certificate, 'code' | 'seal'>): Promise<boolean> {
    if (seal === null) return false;
    const { keys } = await freshPack();
    const known = keys.find(({ id }) => id === seal.subarray(1, 5).toString('hex'));
    if (known === undefined) return false;
    const key = createPublicKey({ key: Buffer.concat([SPKI, known.publicKey]), format: 'der', type: 'spki' });
    return verify(null, sealMessage(code, seal.subarray(0, -64)), key, seal.subarray(-64));
  }

  it('are checkable by the published keys alone, and another code is not', async () => {
    const certificate = await issued();
    expect(await isCheckable(certificate)).toBe(true);
    expect(await isCheckable({ ...certificate, code: 'AAAAAAAAAA' })).toBe(false);
  });

  it('carry the seal behind the hash of their address, and nothing of it before', async () => {
    const certificate = await issued();
    const url = new URL(module.get(CertificatePaperService).checkUrl(certificate));
    expect(url.pathname).toBe(`/kiem-tra/${certificate.code}`);
    expect(url.hash.slice(1)).toBe(certificate.seal?.toString('base64url'));
  });

  it('stay checkable and print the same bytes after the key was changed', async () => {
    const old = await issued();
    const before = await module.get(CertificatePaperService).printPaper(old);
    const rotated = await server(randomBytes(36).toString('base64url'));
    try {
      const other = await province.member(await province.commune(), 'Ma Văn Ón');
      const young = await issued(rotated, other);
      expect(young.seal?.subarray(1, 5)).not.toEqual(old.seal?.subarray(1, 5));
      expect([await isCheckable(old), await isCheckable(young)]).toEqual([true, true]);
      expect((await rotated.get(CertificatePaperService).printPaper(old)).equals(before)).toBe(true);
    } finally {
      await rotated.close();
    }
  });

  it('are listed by register number when they fall, without code or name', async () => {
    const { id, number, year, code } = await issued();
    const officer = province.officer('department-officer');
    const ofOurs = async () => (await freshPack()).fallen.filter(({ issuerCode }) => issuerCode === province.unit.path);
    expect(await ofOurs()).toEqual([]);
    await changedAtOnce(module, officer, id);
    expect(await ofOurs()).toEqual([{ issuerCode: province.unit.path, year, state: 'withdrawn', numbers: [number] }]);
    expect(JSON.stringify(await freshPack())).not.toMatch(new RegExp(`${code}|Mỷ`));
  });

  it('lose their seal with the name; the paper that was printed stays checkable', async () => {
    const paper = await issued();
    const erase = () => module.get(PersonalData).erase({ memberId: member.id, accountId: null });
    await module.get(Transactions).run(erase);
    const [left] = await module.get(CertificateRepository).listOfMember(member.id);
    expect(left?.seal).toBeNull();
    expect(await isCheckable(paper)).toBe(true);
  });

  it('never change, nor do the keys, whoever tries', async () => {
    const { id } = await issued();
    const as = (sql: string, values: readonly unknown[] = []): Promise<unknown> =>
      TableOwner.run((owner) => owner.execute(sql, [...values]));
    await expect(as(`update credentials.certificate set seal = '\\x01' where id = $1`, [id])).rejects.toThrow(/frozen/);
    await expect(as('update credentials.certificate set seal = null where id = $1', [id])).rejects.toThrow(/frozen/);
    await expect(as('update credentials.signing_key set public_key = public_key')).rejects.toThrow(/for ever/);
    await expect(as('delete from credentials.signing_key')).rejects.toThrow(/for ever/);
  });
});
