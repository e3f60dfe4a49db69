import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AccountService } from '@lopso/identity';
import { HeldRightService } from '@lopso/org';
import { Clock, Database, newId } from '@lopso/platform';
import { TestProvince } from '../../../../test/support/province';
import { OperatorModule } from '../operator.module';
import { createStaffAccount, type WantedStaff } from './staff-account';

describe('An account made on the command line', () => {
  let app: INestApplicationContext;
  let unit: { id: string; code: string };

  beforeAll(async () => {
    app = await NestFactory.createApplicationContext(OperatorModule, { logger: ['error'] });
    const { id } = await (await TestProvince.create(app.get(Database))).commune();
    const [commune] = await app
      .get(Database)
      .query<{ id: string; code: string }>('select id, code from org.unit where id = $1', [id]);
    if (commune === undefined) throw new Error('no commune');
    unit = commune;
  });

  afterAll(() => app.close());

  const wanted = (): WantedStaff => ({
    username: `gv.${newId().slice(-8)}`,
    displayName: 'Nguyễn Thị Ngẫu',
    role: 'trainer',
    unitCode: unit.code,
    decisionNumber: '12/QĐ-SKHCN',
    password: 'mot-mat-khau-that-dai',
  });

  const create = (staff: WantedStaff): Promise<string | null> =>
    createStaffAccount((type) => app.get(type, { strict: false }), staff);

  it('holds its role over the unit of that code from today on', async () => {
    const staff = wanted();
    expect(await create(staff)).toBeNull();
    const account = await app
      .get(Database)
      .queryOne<{ id: string }>('select id from identity.account where username = $1', [staff.username]);
    const holder = { accountId: account?.id ?? '', memberId: null };
    const grants = await app.get(HeldRightService).getGrants(holder, app.get(Clock).today());
    expect(grants).toEqual([expect.objectContaining({ role: 'trainer', unitId: unit.id })]);
  });

  it('is refused with the code when no unit bears it, and nothing is made', async () => {
    const staff = { ...wanted(), unitCode: '99999' };
    expect(await create(staff)).toContain('99999');
    expect(
      await app.get(Database).queryOne('select 1 from identity.account where username = $1', [staff.username]),
    ).toBeNull();
  });

  it('is refused for a name that is taken', async () => {
    const staff = wanted();
    await create(staff);
    await expect(create({ ...staff, role: 'commune-officer' })).rejects.toMatchObject({
      code: 'identity.username-taken',
    });
  });

  it('can be given another password by the operator', async () => {
    const staff = wanted();
    await create(staff);
    const hashOf = async (): Promise<string | undefined> =>
      (
        await app
          .get(Database)
          .queryOne<{ hash: string }>('select password_hash as hash from identity.account where username = $1', [
            staff.username,
          ])
      )?.hash;
    const before = await hashOf();
    await app.get(AccountService).replacePasswordByOperator(staff.username, 'mot-mat-khau-khac-nua');
    expect(await hashOf()).not.toEqual(before);
  });
});
