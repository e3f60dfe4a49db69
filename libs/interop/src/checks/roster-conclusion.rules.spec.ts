import { type RowProblem } from '../imports/import-row.rules';
import { type RowToConclude } from './repeated-row.rules';
import { type ConcludedRow, concludeRoster } from './roster-conclusion.rules';
import { type ReadPerson } from './roster-row.rules';
import { type TeamBook } from './team-capacity.rules';

const person = (some: Partial<ReadPerson> = {}): ReadPerson => ({
  fullName: 'Lù Seo Páo',
  birthYear: 1980,
  phone: null,
  kind: 'resident',
  organisation: null,
  communeId: 'c',
  communeName: 'Xã Hàm Yên',
  villageId: 'v',
  villageName: 'Thôn 3',
  newVillage: null,
  team: 'village-team',
  position: 'member',
  ...some,
});

const row = (number: number, some: Partial<ReadPerson> = {}, more: Partial<RowToConclude> = {}): RowToConclude => ({
  number,
  read: { person: person(some), problems: [] },
  saidPlace: `thon ${some.villageName ?? '3'}`,
  edits: {},
  sameAs: null,
  isEnded: false,
  isAnother: false,
  others: { memberIds: new Set(), rows: new Set() },
  members: [],
  phoneHolder: null,
  ...more,
});

/** The officer said that a row is another than these members and rows. */
const another = (...those: (string | number)[]): Pick<RowToConclude, 'isAnother' | 'others'> => ({
  isAnother: true,
  others: {
    memberIds: new Set(those.flatMap((one) => (typeof one === 'string' ? one : []))),
    rows: new Set(those.flatMap((one) => (typeof one === 'number' ? one : []))),
  },
});

const ten = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

const teams = (held: number[] = [], limit = 5): TeamBook => ({
  teamOf: ({ team }) =>
    team === 'none' ? null : { key: 't', teamId: 't', unitName: 'Thôn 3', limit, held: new Set(held), leader: null },
});

const member = {
  kind: 'member',
  memberId: 'm',
  fullName: 'Lù Seo Páo',
  birthYear: 1980,
  phone: null,
  unitName: 'Thôn 3',
  unitId: 'v',
  teamId: null,
  teamName: null,
  seatNumber: null,
} as const;

const note = (field: RowProblem['field'], code: string): RowProblem => ({
  ...{ field, code, params: {}, typed: '', isBlocking: true, repairs: [] },
});

const conclude = (rows: RowToConclude[], book = teams(), isHasty = false): ConcludedRow[] =>
  concludeRoster(rows, { teams: book, isHasty });

const states = (rows: RowToConclude[], book = teams()) => conclude(rows, book).map(({ state }) => state);

const hastyStates = (rows: RowToConclude[]) => conclude(rows, teams(), true).map(({ state }) => state);

const codes = (rows: RowToConclude[], book = teams()) =>
  conclude(rows, book).map(({ problems }) => problems.map(({ code }) => code));

describe('rows of a list, looked at together', () => {
  it('pass over the second of two equal ones, case, the place of a tone and a missing telephone aside', () => {
    const rows = [row(4, { phone: '0992111222' }), row(9, { fullName: 'LÙ SEO PÁO' })];
    expect(states(rows)).toEqual(['ready', 'repeated']);
    expect(codes(rows)[1]).toEqual(['repeated']);
  });

  it('ask about a name without diacritics among marked ones, wherever it stands, for many a name has none', () => {
    const [plain, marked] = [{ fullName: 'Ma A Chu' }, { fullName: 'Mã A Chứ' }];
    expect(states([row(4, plain), row(5, marked)])).toEqual(['likeness', 'ready']);
    expect(states([row(4, marked), row(5, plain)])).toEqual(['ready', 'likeness']);
    const [asked] = conclude([row(4, { ...plain, phone: '0992111222' }), row(5, marked)]);
    expect(asked?.candidates).toEqual([expect.objectContaining({ kind: 'row', number: 5, fullName: 'Mã A Chứ' })]);
    expect(states([row(4, plain, another(5)), row(5, marked)])).toEqual(['ready', 'ready']);
    // Whom it was said to be another than is kept: an erasure asks for that word.
    const [said] = conclude([row(4, plain, { ...another('m', 5), members: [member] }), row(5, marked)]);
    expect(said?.candidates).toMatchObject([{ memberId: 'm' }, { kind: 'row', number: 5 }]);
    const seated = { ...member, ...marked, teamId: 't', seatNumber: 2 };
    expect(states([row(4, plain, { members: [seated] })])).toEqual(['likeness']);
    expect(states([row(4, marked, { members: [{ ...seated, ...plain }] })])).toEqual(['likeness']);
    expect(states([row(4, plain), row(5, { fullName: 'MA A CHU' })])).toEqual(['ready', 'repeated']);
  });

  it('take one for the other in a list without diacritics, and keep the one that has them', () => {
    const [plain, marked] = [{ fullName: 'LU SEO PAO' }, { fullName: 'Lù Seo Páo' }];
    expect(hastyStates([row(4, plain), row(5, marked)])).toEqual(['repeated', 'ready']);
    expect(hastyStates([row(4, { ...plain, phone: '0992111222' }), row(5, marked)])).toEqual(['likeness', 'ready']);
    const [dung, dùng] = [
      { ...member, fullName: 'Hoàng Văn Dũng', teamId: 't' },
      { ...member, fullName: 'Hoàng Văn Dùng', memberId: 'n', teamId: 't' },
    ];
    const said = (...members: RowToConclude['members']) =>
      hastyStates([row(4, { fullName: 'HOANG VAN DUNG' }, { members })]);
    expect([said(dung), said(dung, dùng)]).toEqual([['repeated'], ['likeness']]);
    expect(hastyStates([row(4, { fullName: 'Hoàng Văn Dung' }, { members: [dung] })])).toEqual(['likeness']);
  });

  it('stay few to look at, and quick to be looked at, when a column was filled down', () => {
    let looks = 0;
    const filled = Array.from({ length: 400 }, (_, at): RowToConclude => {
      const { read, ...rest } = row(at + 2, { phone: '0992111222', villageName: `Thôn ${at + 1}` });
      return {
        ...rest,
        get read() {
          looks += 1;
          return read;
        },
      };
    });
    const concluded = conclude(filled);
    expect(concluded.map(({ state }) => state)).toEqual(['ready', ...Array.from({ length: 399 }, () => 'likeness')]);
    expect(Math.max(...concluded.map(({ candidates }) => candidates.length))).toBe(10);
    expect(looks).toBeLessThan(400 * 50);
    expect(states([...filled, row(900, { phone: '0992111222', villageName: 'Thôn 390' })]).at(-1)).toBe('repeated');
  });

  it('are compared by their telephones before their names, when a column was filled down and its telephones counted up', () => {
    let names = 0;
    const counted = Array.from({ length: 400 }, (_, at): RowToConclude => {
      const { read, ...rest } = row(at + 2);
      const { fullName, ...others } = person({ phone: `0992${String(at).padStart(6, '0')}` });
      const one = {
        ...others,
        get fullName() {
          names += 1;
          return fullName;
        },
      };
      return { ...rest, read: { ...read, person: one } };
    });
    expect(new Set(states(counted).slice(1))).toEqual(new Set(['likeness']));
    expect(names).toBeLessThan(400 * 40);
    const [again] = conclude([...counted, row(900, { phone: '0992000020' })]).slice(-1);
    expect(again?.state).toBe('repeated');
  });

  it('ask about two people whose names differ in a tone, in the list as in the register', () => {
    const phone = '0992111222';
    const twins = [row(4, { fullName: 'Hoàng Văn Dung', phone }), row(5, { fullName: 'Hoàng Văn Dũng', phone })];
    expect(states(twins)).toEqual(['ready', 'likeness']);
    const seated = { ...member, fullName: 'Sùng Thị Mãi', teamId: 't', seatNumber: 2 };
    expect(states([row(4, { fullName: 'Sùng Thị Mại' }, { members: [seated] })])).toEqual(['likeness']);
    expect(hastyStates([row(4, { fullName: 'SUNG THI MAI' }, { members: [seated] })])).toEqual(['repeated']);
  });

  it('are each to be repaired where they have no name, whatever else is the same', () => {
    const missing = note('fullName', 'name-missing');
    const nameless = (number: number) => ({
      ...row(number, { fullName: '', phone: '0992111222' }),
      read: { person: person({ fullName: '', phone: '0992111222' }), problems: [missing] },
    });
    expect(states([nameless(3), nameless(4), nameless(5)])).toEqual(['problem', 'problem', 'problem']);
    expect(codes([nameless(3), row(4, { phone: '0992111222' })])).toEqual([['name-missing'], []]);
  });

  it('keep the one of two equal ones that says more, wherever it stands', () => {
    const told = (rows: RowToConclude[]) =>
      conclude(rows, teams()).map(({ state, problems, person: { seatNumber } }) => [
        state,
        problems.map(({ params }) => params['row']),
        seatNumber,
      ]);
    const fuller = row(9, { phone: '0992111222' });
    expect(told([row(4), fuller])).toEqual([
      ['repeated', [9], null],
      ['ready', [], 1],
    ]);
    expect(told([row(4), fuller, row(12)])[2]).toEqual(['repeated', [9], null]);
    const woman = { kind: 'mass-organisation', organisation: 'Hội Phụ nữ' } as const;
    expect(told([row(4), row(9, woman)])[0]).toEqual(['repeated', [9], null]);
    expect(states([row(4, woman), row(9, { phone: '0992111222' })])).toEqual(['ready', 'likeness']);
    expect(states([row(4, woman), row(9, { ...woman, organisation: 'Hội Nông dân' })])).toEqual(['ready', 'likeness']);
  });

  it('ask about the one that says more where the other was answered', () => {
    const answered = row(4, {}, another());
    expect(states([answered, row(9, { phone: '0992111222' })])).toEqual(['ready', 'likeness']);
  });

  it('keep a good row where the one that says more cannot be written, or was not answered alike', () => {
    const fuller = row(9, { kind: 'mass-organisation' });
    const broken = { ...fuller, read: { ...fuller.read, problems: [note('organisation', 'organisation-missing')] } };
    expect(states([row(4), broken])).toEqual(['ready', 'problem']);
    const faulty = { ...row(4), read: { person: person(), problems: [note('village', 'village-unknown')] } };
    expect(states([faulty, { ...broken, number: 9 }])).toEqual(['repeated', 'problem']);
    const answered = (edits: RowToConclude['edits'], number: number, some: Partial<ReadPerson> = {}) =>
      row(number, some, { edits });
    const phone = { phone: '0992111222' };
    expect(states([answered({ nameIs: 'Páo' }, 4), row(9, phone)])).toEqual(['ready', 'likeness']);
    expect(states([answered({ villageId: 'v' }, 4), answered({ villageId: 'v' }, 9, phone)])).toEqual([
      ...['repeated', 'ready'],
    ]);
  });

  it('are repeated by whom they repeat, and by nobody else they look like', () => {
    const twins = ['Hoàng Văn Dũng', 'Hoàng Văn Dung'].map((fullName, at) => ({
      ...{ ...member, fullName, memberId: `m${at}`, teamId: 't' },
    }));
    const [again] = conclude([row(4, { fullName: 'Hoàng Văn Dung' }, { members: twins })]);
    expect([again?.state, again?.candidates]).toEqual(['repeated', [twins[1]]]);
    const [, second] = conclude([row(4, {}, { members: twins }), row(5, {}, { members: twins })]);
    expect(second?.candidates).toEqual([expect.objectContaining({ kind: 'row', number: 4 })]);
  });

  it('are repeated by each of two namesakes of one team, where nothing says which', () => {
    const called = (memberId: string, phone: string) => ({ ...member, memberId, phone, teamId: 't' });
    const both = [called('m1', '+84992100051'), called('m2', '+84992100052')];
    const [again] = conclude([row(4, {}, { members: both })]);
    expect([again?.state, again?.candidates]).toEqual(['repeated', both]);
    const [second] = conclude([row(4, { phone: '0992100052' }, { members: both })]);
    expect([second?.state, second?.candidates]).toEqual(['repeated', [both[1]]]);
  });

  it('stay repeated when the place of only one of them was answered', () => {
    const answered = row(4, { villageName: 'Thôn 3 mới' }, { saidPlace: 'thon 3' });
    expect(states([answered, row(9, { villageId: null }, { saidPlace: 'thon 3' })])).toEqual(['ready', 'repeated']);
  });

  it('ask about the same person in two places, and take the answer', () => {
    expect(states([row(4), row(9, { villageName: 'Thôn 4' })])).toEqual(['ready', 'likeness']);
    expect(states([row(4), row(9, { villageName: 'Thôn 4' }, another(4))])).toEqual(['ready', 'ready']);
  });

  it('ask again of whom the officer was not shown when she said that the row is another', () => {
    const newcomer = { ...member, memberId: 'n', phone: '+84992100071' };
    const rowOf = (...those: (string | number)[]) =>
      row(9, { villageName: 'Thôn 4' }, { ...another(...those), members: [member, newcomer] });
    expect(states([rowOf('m', 'n')])).toEqual(['ready']);
    const [asked] = conclude([rowOf('m')]);
    expect([asked?.state, asked?.candidates]).toEqual(['likeness', [newcomer]]);
    const [, beside] = conclude([row(4), rowOf('m', 'n')]);
    expect([beside?.state, beside?.candidates]).toEqual([
      'likeness',
      [expect.objectContaining({ kind: 'row', number: 4 })],
    ]);
    expect(states([row(4), rowOf('m', 'n', 4)])).toEqual(['ready', 'ready']);
    // Never passed over as already there: an officer said of it that it is somebody else's.
    const seated = { ...newcomer, phone: null, teamId: 't', seatNumber: 1 };
    expect(states([row(4, {}, { ...another('m'), members: [seated] })])).toEqual(['likeness']);
  });

  it('ask of no further row of a column filled down once ten were said to be others, but of anybody new in the register', () => {
    const filled = Array.from({ length: 14 }, (_, at) => row(at + 22, { villageName: `Thôn ${at}` }, another(...ten)));
    const met = row(40, {}, { ...another('m', ...ten), members: [member, { ...member, memberId: 'n' }] });
    const found = states([...filled, met], teams([], 30));
    expect([new Set(found.slice(0, 14)), found[14]]).toEqual([new Set(['ready']), 'likeness']);
  });

  it('let a family share a telephone, and say so', () => {
    const rows = [row(4, { phone: '0992111222' }), row(5, { fullName: 'Sùng Thị Mỷ', phone: '0992111222' })];
    expect(states(rows)).toEqual(['ready', 'ready']);
    expect(codes(rows)[1]).toEqual(['shared-phone']);
  });

  it('ask about the same telephone, year and given name, and not about a couple of one age', () => {
    const phone = '0992111222';
    const named = (...names: string[]) => names.map((fullName, at) => row(at + 4, { fullName, phone }));
    expect(states(named('Sùng Thị Mai', 'Sùng Mai'))).toEqual(['ready', 'likeness']);
    expect(states(named('Lý Thị Mỷ', 'Lí Thị Mỉ'))).toEqual(['ready', 'likeness']);
    expect(states(named('Lù Seo Páo', 'Sùng Thị Mai'))).toEqual(['ready', 'ready']);
    const [one, other] = named('Sùng Thị Mai', 'Sùng Mai');
    const older = { ...one, read: { person: { ...one?.read.person, birthYear: 1950 }, problems: [] } } as RowToConclude;
    expect(states([older, other as RowToConclude])).toEqual(['ready', 'ready']);
  });

  it('tell who of the register has the telephone', () => {
    const [told] = conclude([row(4, { phone: '0992111222' }, { phoneHolder: 'Sùng Thị Mỷ' })], teams());
    expect([told?.state, told?.problems.map(({ code, params }) => [code, params])]).toEqual([
      'ready',
      [['known-phone', { value: 'Sùng Thị Mỷ' }]],
    ]);
  });

  it('ask about somebody of the register, and pass over who sits there already', () => {
    expect(states([row(4, {}, { members: [member] })])).toEqual(['likeness']);
    expect(states([row(4, {}, { members: [member], sameAs: 'm' })])).toEqual(['ready']);
    const seated = { ...member, teamId: 't', seatNumber: 2 };
    expect(states([row(4, {}, { members: [seated] })])).toEqual(['repeated']);
    const phone = '0992111222';
    expect(states([row(4, { phone }, { members: [{ ...seated, phone: '+84992111222' }] })])).toEqual(['repeated']);
    expect(states([row(4, { phone }, { members: [seated] })])).toEqual(['likeness']);
  });

  it('pass over somebody without a seat in the very unit alone, and ask about a namesake of another', () => {
    const seen = (some: Partial<ReadPerson>, unitId = 'v') =>
      states([row(4, { team: 'none', ...some }, { members: [{ ...member, unitId }] })])[0];
    const commune = { villageId: null, villageName: '' };
    const founded = { villageId: null, villageName: 'Thôn Mới', newVillage: { word: 'Thôn', name: 'Mới' } };
    expect([seen({}), seen({ ...commune }, 'c')]).toEqual(['repeated', 'repeated']);
    expect([seen({ villageId: 'v7', villageName: 'Thôn 7' }), seen(founded), seen(founded, 'c')]).toEqual([
      ...['likeness', 'likeness', 'likeness'],
    ]);
    expect([seen({}, 'c'), seen(commune)]).toEqual(['likeness', 'likeness']);
    const seated = { ...member, unitId: 'v7', teamId: 't', seatNumber: 2 };
    expect(states([row(4, {}, { members: [seated] })])).toEqual(['repeated']);
  });

  it('refuse a second seat to somebody of the register who holds one elsewhere', () => {
    const seated = { ...member, teamId: 'x', teamName: 'Tổ thôn 9', seatNumber: 2 };
    expect(codes([row(4, {}, { members: [seated], sameAs: 'm' })])[0]).toEqual(['member-seated']);
  });

  it('refuse a seat to somebody whose record ended, whether she looks like the row or not, and not her name', () => {
    const ended = { sameAs: 'm', isEnded: true };
    expect(codes([row(4, {}, { ...ended, members: [member] }), row(5, {}, ended)])).toEqual([
      ['record-ended'],
      ['record-ended'],
    ]);
    expect(states([row(4, { team: 'none' }, ended)])).toEqual(['ready']);
  });

  it('ask who somebody is before they say that the team is full', () => {
    const seated = { ...member, teamId: 't', seatNumber: 2, phone: '+84992111999' };
    const full = teams([1, 2, 3, 4, 5]);
    expect(states([row(4, { phone: '0992111222' }, { members: [seated] })], full)).toEqual(['likeness']);
    expect(states([row(4, { phone: '0992111222' }, { members: [seated], sameAs: 'm' })], full)).toEqual(['ready']);
    expect(codes([row(4, { phone: '0992111222' }, { members: [seated], ...another('m') })], full)).toEqual([
      ['team-full'],
    ]);
  });

  it('run out of places in the order of the rows, and have one leader a team', () => {
    const many = ['Ma Thị Huệ', 'Lý Văn Chấn', 'Đặng Thị Mùi'].map((fullName, index) =>
      row(index + 4, { fullName, position: index < 2 ? 'leader' : 'member' }),
    );
    expect(codes(many, teams([1, 2, 3, 4]))).toEqual([[], ['second-leader'], ['team-full']]);
  });

  it('tell the seat each gets: the lowest free number in the order of the file', () => {
    const rows = [row(4), row(5, { fullName: 'Ma Thị Huệ' }), row(6, { fullName: 'Lý Văn Chấn', team: 'none' })];
    expect(conclude(rows, teams([1, 3])).map(({ person: { seatNumber } }) => seatNumber)).toEqual([2, 4, null]);
  });

  it('keep the seat that somebody of the register has in that very team', () => {
    const seated = { ...member, teamId: 't', teamName: 'Tổ của Thôn 3', seatNumber: 3 };
    const [one] = conclude([row(4, {}, { sameAs: 'm', members: [seated] })], teams([1, 3]));
    expect([one?.state, one?.person.seatNumber]).toEqual(['ready', 3]);
  });

  it('give two rows of one person of the register one seat, and refuse a second in another team', () => {
    const one = { sameAs: 'm', members: [member] };
    const rows = [row(4, {}, one), row(5, {}, one), row(6, { fullName: 'Ma Thị Huệ' })];
    const told = (list: RowToConclude[], book = teams()) =>
      conclude(list, book).map(({ state, person: { seatNumber } }) => [state, seatNumber]);
    expect(told(rows)).toEqual([
      ['ready', 1],
      ['ready', 1],
      ['ready', 2],
    ]);
    const byVillage: TeamBook = {
      teamOf: ({ villageName: unitName }) => ({
        ...{ key: unitName, teamId: unitName, unitName, limit: 5, held: new Set<number>(), leader: null },
      }),
    };
    const [, second] = conclude([row(4, {}, one), row(5, { villageName: 'Thôn 4' }, one)], byVillage);
    expect([second?.state, second?.person.seatNumber, second?.problems[0]?.params]).toEqual([
      'problem',
      null,
      { holder: 'Lù Seo Páo', number: 1, teamName: 'tổ của Thôn 3 (dòng 4)' },
    ]);
  });

  it('name the leader who is in the way: of the register, or of an earlier row', () => {
    const wanting = [row(4, { position: 'leader' }), row(5, { fullName: 'Ma Thị Huệ', position: 'leader' })];
    const holders = (leader: string | null) =>
      conclude(wanting, {
        teamOf: () => ({ key: 't', teamId: 't', unitName: 'Thôn 3', limit: 5, held: new Set<number>(), leader }),
      }).map(({ problems }) => problems[0]?.params['holder']);
    expect(holders(null)).toEqual([undefined, 'Lù Seo Páo (dòng 4)']);
    expect(holders('Bàn Văn Chiêu')).toEqual(['Bàn Văn Chiêu', 'Bàn Văn Chiêu']);
  });
});
