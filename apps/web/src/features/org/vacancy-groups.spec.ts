import { byCommune, byTeam } from './vacancy-groups';
import type { Vacancies } from './types';

type Vacancy = Vacancies['items'][number];

const place = (number: number, changes: Partial<Vacancy> = {}): Vacancy => ({
  ...{ teamId: 't', teamKind: 'village-team', teamName: 'Tổ CNSCĐ Thôn 1', unitName: 'Thôn 1', number },
  ...{ communeId: 'c', communeName: 'Xã Hàm Yên', emptySince: null, emptyFrom: null, takenFrom: null },
  ...changes,
});

it('puts the places of a team together, and those of which the same is said on one line', () => {
  const [team, own] = byTeam([
    place(2, { emptyFrom: '2026-12-01' }),
    place(3),
    place(5),
    place(9, { teamId: 'o', teamKind: 'commune-team', emptySince: '2026-11-26' }),
  ]);
  expect(team).toMatchObject({
    name: 'Thôn 1',
    first: 3,
    lines: [
      { numbers: '2', words: 'sẽ trống từ 01/12/2026' },
      { numbers: '3, 5', words: 'chưa ai giữ' },
    ],
  });
  expect(own).toMatchObject({ name: 'Tổ cấp xã', first: 9, lines: [{ words: 'trống từ 26/11/2026' }] });
});

it('keeps the order of communes', () => {
  const teams = byTeam([place(1), place(1, { teamId: 'b', communeId: 'd', communeName: 'Xã Thái Hòa' })]);
  expect(byCommune(teams).map(({ communeName }) => communeName)).toEqual(['Xã Hàm Yên', 'Xã Thái Hòa']);
});
