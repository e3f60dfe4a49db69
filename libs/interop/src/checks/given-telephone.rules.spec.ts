import { type RowEdits, type RowProblem } from '../imports/import-row.rules';
import { givenTelephones, withGivenTelephone } from './roster-conclusion.rules';
import { type ReadPerson, type ReadRow, type RowTexts } from './roster-row.rules';

const PHONE = '0992100051';

const row = (number: number, sameRow: number | null = null, phone: string | null = null, edits: RowEdits = {}) => ({
  ...{ number, sameRow, edits, isErased: false, texts: { phone: phone ?? '' } as RowTexts },
});

const given = (...rows: ReturnType<typeof row>[]) => [...givenTelephones(rows, rows)];

describe('the telephone of a row that was left out for another', () => {
  it('is given to that one, the first that has any, and to the one that is kept in the end', () => {
    expect(given(row(2), row(3, 2), row(4, 2, PHONE), row(5, 2, '0992100052'))).toEqual([[2, PHONE]]);
    expect(given(row(2), row(3, 2), row(4, 3, PHONE))).toEqual([[2, PHONE]]);
    expect(given(row(2, 3, PHONE), row(3))).toEqual([[3, PHONE]]);
  });

  it('is what its cell says as the officer corrected it since, and nothing where that cannot be read or was erased', () => {
    expect(given(row(2), row(3, 2, PHONE, { phone: '0992100056' }))).toEqual([[2, '0992100056']]);
    expect(given(row(2), row(3, 2, '992100051'))).toEqual([[2, PHONE]]);
    for (const none of [row(3, 2, PHONE, { phone: '-' }), row(3, 2, '09x'), { ...row(3, 2, PHONE), isErased: true }])
      expect(given(row(2), none)).toEqual([]);
    expect([...givenTelephones([row(2), row(3, 2, PHONE)], [])]).toEqual([]);
  });

  it('is given to nobody by rows that stand for each other', () => {
    expect(given(row(2, 3, PHONE), row(3, 2, PHONE))).toEqual([]);
  });

  const read = (phone: string | null, problems: readonly RowProblem[] = []): ReadRow => ({
    person: { fullName: 'Lù Seo Páo', phone } as ReadPerson,
    problems,
  });
  const unread: RowProblem = {
    ...{ field: 'phone', code: 'org.phone', params: {}, typed: '09x', isBlocking: true, repairs: [] },
  };

  it('fills in what is missing, and stands over nothing that somebody wrote', () => {
    expect(withGivenTelephone(read(null), {}, PHONE).person.phone).toBe(PHONE);
    expect(withGivenTelephone(read(null), {}, null).person.phone).toBeNull();
    expect(withGivenTelephone(read('0992100052'), {}, PHONE).person.phone).toBe('0992100052');
    expect(withGivenTelephone(read(null, [unread]), {}, PHONE).person.phone).toBeNull();
    expect(withGivenTelephone(read(null), { phone: '-' }, PHONE).person.phone).toBeNull();
  });
});
