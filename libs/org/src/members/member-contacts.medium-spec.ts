import { Test, type TestingModule } from '@nestjs/testing';
import { Database, PlatformModule } from '@lopso/platform';
import { TestProvince } from '../../../../test/support/province';
import { OrgPersonalData } from '../data-requests/personal-data.repository';
import { OrgModule } from '../org.module';
import { MemberService } from './member.service';

describe('what tells people of the register from one another', () => {
  let module: TestingModule;
  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule, OrgModule] }).compile();
  });
  afterAll(() => module.close());

  it('is name, telephone and birth year; of one that was erased, the id alone', async () => {
    const database = module.get(Database);
    const province = await TestProvince.create(database);
    const { id } = await province.member(await province.commune(), 'Vàng Thị Mỷ');
    await database.execute(`update org.member set birth_year = 1987, phone = '+84992345678' where id = $1`, [id]);
    const marks = module.get(MemberService);
    expect(await marks.getPersonMarks([id, id])).toEqual([
      { memberId: id, fullName: 'Vàng Thị Mỷ', phone: '+84992345678', birthYear: 1987 },
    ]);
    await module.get(OrgPersonalData).erase({ memberId: id, accountId: null });
    expect(await marks.getPersonMarks([id])).toEqual([{ memberId: id, fullName: null, phone: null, birthYear: null }]);
  });
});
