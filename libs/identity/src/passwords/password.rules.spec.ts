import { GUESSED_FIRST, SENSIBLE } from '../../../../test/support/guessed-passwords';
import { judgePassword } from './password.rules';

const owner = { username: 'myvt12345', phone: '+84992345678' };

describe('passwords', () => {
  it('need eight signs, counted as people count them', () => {
    expect(judgePassword('ruộng b', owner)).toBe('too-short');
    expect(judgePassword('ruộng bậc', owner)).toBe('none');
    expect(judgePassword('👍👍👍👍', owner)).toBe('too-short');
  });

  it('may be a long plain sentence, but not endless', () => {
    expect(judgePassword('sáng nay trời mưa to quá', owner)).toBe('none');
    expect(judgePassword('x y '.repeat(60), owner)).toBe('too-long');
  });

  it('are not the username in any case', () => {
    expect(judgePassword('MyVT12345', owner)).toBe('is-username');
  });

  it('are not the own phone number however written', () => {
    expect(judgePassword('0992345678', owner)).toBe('is-phone');
    expect(judgePassword('+84 992 345 678', owner)).toBe('is-phone');
    expect(judgePassword('0992481637', { ...owner, phone: null })).toBe('none');
  });

  it('are not the own name with a year or a number, in whatever order and spelling', () => {
    const muon = { username: 'muonvt1', phone: null, displayName: 'Vàng Thị Muôn' };
    for (const guess of [
      'muon1982',
      'vangmuon1982',
      'vangthimuon',
      'VangThiMuon!',
      'muonvt11',
      'Muôn Vàng 82',
      '1982muon',
      'muônmuôn',
    ])
      expect([guess, judgePassword(guess, muon)]).toEqual([guess, 'is-own-name']);
    for (const own of ['muôn dặm đường xa', 'vàng lúa chín rộ', 'cô Muôn bán cam sành'])
      expect([own, judgePassword(own, muon)]).toEqual([own, 'none']);
  });

  it('are not words of one letter of the own name, nor the name with a row, a day of birth or the own number', () => {
    const judge = (displayName: string, username: string) => (guess: string) => [
      guess,
      judgePassword(guess, { username, displayName, phone: '+84992100050' }),
    ];
    const own = (guess: string) => [guess, 'is-own-name'];
    const lu = ['giangalu1982', 'GiangALu@82', 'lualugiang'];
    expect(lu.map(judge('Giàng A Lử', 'lugiang4'))).toEqual(lu.map(own));
    const hlu = ['lu1982giang', "h'lugiang82", 'hlugiang15031982'];
    expect(hlu.map(judge("Giàng H'Lử", 'hlug4'))).toEqual(hlu.map(own));
    const muon = [
      ...['vangmuon123456', 'vangthimuon12345', 'muon15031982', 'muonmuon987654321'],
      ...['muon150382', 'muon15-03-1982', 'muon15/3/1982', 'muon15.3.82'],
      ...['muon15_03_1982', 'muon1982-03-15', 'muon19820315', 'muon25-11-82@hg', 'muon15031982123', 'muon5/3/82'],
      ...['muon888888', 'muon112233', 'muon68686868', 'muonabc123', 'vangthimuon@@@@@'],
      ...['muonqwerty', 'muon!!@@##', 'muon!@#$%^', 'asdfgh_muon', 'vangthimuonx', 'xmuonvang'],
    ];
    expect(muon.map(judge('Vàng Thị Muôn', 'xa.muon'))).toEqual(muon.map(own));
    for (const number of ['muon0992100050', '84992100050muon', 'm0992100050'])
      expect(judge('Vàng Thị Muôn', 'xa.muon')(number)).toEqual([number, 'is-phone']);
    expect(judge('Vàng Thị Muôn', 'xa.muon')('muon0992100050-82')).toEqual(own('muon0992100050-82'));
    expect(judgePassword('phuong123456', owner)).toBe('too-common');
  });

  it('may hold a letter or two of a username that are no name', () => {
    const drawn = { username: 'x41de7b2', phone: null, displayName: 'Nông Thị Hà' };
    expect(judgePassword('lopso-demo-2026', drawn)).toBe('none');
    expect(judgePassword('nong_ha_82', { ...drawn, username: 'ha.nt' })).toBe('is-own-name');
    expect(judgePassword('hanguyet82!', { ...drawn, username: 'nguyet.h', displayName: 'Hà' })).toBe('is-own-name');
  });

  it('may have letters in them that also make a short name, and signs that no name has', () => {
    const an = { username: 'anvn1', phone: null, displayName: 'Nguyễn Văn An' };
    for (const good of ['sanvanhan', 'chanhlan', 'k9!An_$%^&@!7#', 'an cư lạc nghiệp'])
      expect([good, judgePassword(good, an)]).toEqual([good, 'none']);
    expect(judgePassword('an_1990!', an)).toBe('is-own-name');
  });

  it('are not the own name with a title, a common word, initials, signs between or letters that stand for others', () => {
    const muon = { username: 'xa.muon', phone: '+84992100050', displayName: 'Vàng Thị Muôn' };
    for (const guess of [
      ...[
        'chimuon1982',
        'chimuon82',
        'anhmuon82',
        'yeumuon82',
        'iloveyoumuon',
        'muonlove82',
        'matkhaumuon',
        'muonpass82',
      ],
      ...['muonhagiang', 'muon@hagiang', 'vang_thi_muon_82', 'muonnn82', 'muoon1982', 'mu0n1982', 'nguyenthimuon'],
      ...['vtm15031982', 'vtm@1982'],
    ])
      expect([guess, judgePassword(guess, muon)]).toEqual([guess, 'is-own-name']);
    for (const guess of ['muon2100050', '09921000', '99210005', '0992-100-0', '2100050!'])
      expect([guess, judgePassword(guess, muon)]).toEqual([guess, 'is-phone']);
    for (const good of ['chị bán cam', 'vịt mái đẻ 6', 'vtm4829137', 'yêu bản làng'])
      expect([good, judgePassword(good, muon)]).toEqual([good, 'none']);
  });

  it('are not a day of birth, however written, nor a phrase that comes first to many', () => {
    const days = [
      '15031982',
      '15/03/1982',
      '15-3-1982',
      '15.03.1982',
      '15 03 1982',
      '15031982@',
      '15031982!',
      '1982@1982',
    ];
    for (const guess of [
      ...days,
      '1503198282',
      '19820315',
      '150382150382',
      '15031982123',
      'conyeume',
      'bomevacon',
      'contrai2010',
    ])
      expect([guess, judgePassword(guess, owner)]).toEqual([guess, 'too-common']);
    const every = Array.from({ length: 12 * 28 }, (_, day) =>
      [(day % 28) + 1, Math.floor(day / 28) + 1].map((one) => String(one).padStart(2, '0')).join(''),
    );
    expect(every.filter((day) => judgePassword(`${day}1982`, owner) === 'none')).toEqual([]);
    expect(judgePassword('4829137750', owner)).toBe('none');
  });

  it('may be the own name and a number that nobody guesses, though days are found in any digits', () => {
    const muon = { username: 'xa.muon', phone: '+84992100050', displayName: 'Vàng Thị Muôn' };
    // A row of numbers that is the same at each run: Park and Miller's.
    let state = 20_261_127;
    const next = (): number => (state = (state * 48_271) % 2_147_483_647);
    const digits = (): string => String(next() % 100_000).padStart(5, '0');
    const guesses = Array.from({ length: 2000 }, () => `muon${digits()}${digits()}`);
    const refused = guesses.filter((guess) => judgePassword(guess, muon) !== 'none');
    // 5533 and a day: some of two thousand are what people choose.
    expect(refused.length).toBeLessThan(30);
    expect(judgePassword('muon150382150382', muon)).toBe('is-own-name');
    for (const good of ['muon15/03/82-vang-16/09/95', 'muon4829137750', 'muontrongngo'])
      expect([good, judgePassword(good, muon)]).toEqual([good, 'none']);
  });

  it('are not what anybody tries first', () => {
    for (const guess of [
      '12345678',
      '1234567890',
      '87654321',
      'aaaaaaaa',
      '12121212',
      'abcdefgh',
      'MatKhau123',
      'tuyenquang',
      'password1',
      'trustno1',
      'Tuyên Quang 2026',
      'hàm yên@123',
      'Mật khẩu 2026!',
      'NguyenVanA1',
      'anh yêu em 1990',
      'mai123456',
      'hoa12345678',
      'totruong',
      'conganxa1',
      '19821982',
      'hoahoahoa',
    ]) {
      expect([guess, judgePassword(guess, owner)]).toEqual([guess, 'too-common']);
    }
  });

  it('may hold a name or a place inside a sentence of their own', () => {
    for (const own of ['chợ Hàm Yên họp thứ sáu', 'ruộng nhà ông Tuyên', 'cam sành chín đỏ']) {
      expect([own, judgePassword(own, owner)]).toEqual([own, 'none']);
    }
  });

  it('are no common word, name or day with a tail, whatever sign stands between', () => {
    for (const guess of GUESSED_FIRST) expect([guess, judgePassword(guess, owner)]).toEqual([guess, 'too-common']);
  });

  it('may be a few words of everyday, letters of chance, and names that don’t stand as names do', () => {
    for (const good of SENSIBLE) expect([good, judgePassword(good, owner)]).toEqual([good, 'none']);
    // A row of numbers that is the same at each run: Park and Miller's.
    let state = 20_261_128;
    const below = (count: number): number => (state = (state * 48_271) % 2_147_483_647) % count;
    const rowOf = (length: number, of: readonly string[]) =>
      Array.from({ length }, () => of[below(of.length)] ?? '').join('');
    const refused = (make: () => string) =>
      Array.from({ length: 3000 }, make).filter((one) => judgePassword(one, owner) !== 'none');
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    expect(refused(() => rowOf(10, letters))).toEqual([]);
    expect(refused(() => rowOf(8, [...letters, ...'0123456789'])).length).toBeLessThan(5);
    // Half of them are names too.
    const everyday =
      `hoa dao xuan thu dong mai cuc sen lua ngo cam chanh buoi nha cua song suoi nui rung trau bo lon ga vit meo cho an uong ngu di ve hoc
      lam cay cuoi noi xanh do vang trang den mua nang gio may sao trang ruong vuon bep com rau ca thit muoi mam tet phien duong xe ao non khan giay bong`
        .split(/\s+/)
        .filter((word) => word !== '');
    expect(refused(() => rowOf(4, everyday)).length).toBeLessThan(10);
    expect(refused(() => `${rowOf(3, everyday)}${String(below(90) + 10)}`).length).toBeLessThan(60);
  });
});
