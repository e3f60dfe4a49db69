import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { freePort } from '@lopso/platform';
import { emptyDatabase, filesOf, ownDatabase, type OwnDatabase } from '../support/own-database';

const root = join(__dirname, '../..');

interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly complained: string;
}

/** Runs a process of the build to its end. */
function run(
  app: 'cli' | 'api' | 'worker',
  args: readonly string[],
  more: NodeJS.ProcessEnv,
  input = '',
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, `dist/apps/${app}/src/main.js`), ...args], {
      cwd: root,
      env: {
        ...process.env,
        ...(more['DATABASE_URL'] ? { FILES_DIRECTORY: filesOf(more['DATABASE_URL']) } : {}),
        ...more,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let said = '';
    let complained = '';
    child.stdout.on('data', (part: Buffer) => (said += part.toString()));
    child.stderr.on('data', (part: Buffer) => (complained += part.toString()));
    child.once('close', (code) => resolve({ code, said, complained }));
    child.stdin.end(input);
  });
}

const ENGLISH = /\b(error|must|missing|cannot|failed|undefined|not found|at [\w.]+ \()/i;

describe('the operator at the command line', () => {
  let database: OwnDatabase;
  let withUnits: OwnDatabase;
  let empty: OwnDatabase;
  beforeAll(async () => {
    database = await ownDatabase();
    withUnits = await ownDatabase();
    empty = await emptyDatabase();
  });
  afterAll(async () => {
    await database.drop();
    await withUnits.drop();
    await empty.drop();
  });

  const cli = (line: string, more: NodeJS.ProcessEnv = {}, input = ''): Promise<Ended> =>
    run('cli', line.split(' '), { DATABASE_URL: database.url, ...more }, input);

  /** A failed command says nothing on its output, and on the other one nothing in English. */
  const complaint = (ended: Ended): [number | null, string] => {
    expect(ended.said).toBe('');
    expect(ended.complained).not.toMatch(ENGLISH);
    return [ended.code, ended.complained];
  };

  it('reads all faults of the settings at once, each by its variable', async () => {
    const [code, words] = complaint(
      await cli('import-units', {
        DATABASE_URL: 'mysql://x',
        TOKEN_SECRET: '',
        PUBLIC_URL: 'lopso',
        ACCESS_TOKEN_MINUTES: 'mười',
      }),
    );
    expect(code).toBe(3);
    expect(words.split('\n').slice(0, 5)).toEqual([
      'Chưa chạy được. Các biến môi trường cần sửa:',
      expect.stringMatching(/^ {2}- [A-Z_]+: /),
      expect.stringMatching(/^ {2}- [A-Z_]+: /),
      expect.stringMatching(/^ {2}- [A-Z_]+: /),
      expect.stringMatching(/^ {2}- [A-Z_]+: /),
    ]);
    expect(words).toContain('  - DATABASE_URL: chưa dùng được. Giá trị phải bắt đầu bằng postgres://.\n');
    expect(words).toContain('  - TOKEN_SECRET: chưa đặt. Giá trị phải có ít nhất 32 ký tự.\n');
    expect(words).toContain(
      '  - ACCESS_TOKEN_MINUTES: chưa dùng được. Giá trị phải là số nguyên, nhỏ nhất là 1, lớn nhất là 60.\n',
    );
    expect(words).toContain('  - PUBLIC_URL: chưa dùng được.');
  });

  it('is told in one sentence that the audit trail cannot be verified without its key', async () => {
    const acts = ['verify', 'seal', 'forget-old'];
    for (const ended of await Promise.all(acts.map((act) => cli(`audit ${act}`, { AUDIT_KEY: '' })))) {
      expect(complaint(ended)).toEqual([
        3,
        'Chưa chạy được. Các biến môi trường cần sửa:\n' +
          '  - AUDIT_KEY: chưa đặt. Không có khóa này thì không nối và không kiểm tra được nhật ký.\n',
      ]);
    }
  });

  it('is told where the database is not: refused, unknown, unknown user, not migrated', async () => {
    const port = await freePort();
    const url = new URL(database.url);
    const unknown = new URL(database.url);
    unknown.pathname = '/khong_co';
    url.port = String(port);
    expect(complaint(await cli('import-units', { DATABASE_URL: url.href }))).toEqual([
      3,
      'Không nối được tới PostgreSQL. Xem máy chủ có chạy không và DATABASE_URL có đúng không.\n',
    ]);
    expect(complaint(await cli('migrate', { DATABASE_URL: unknown.href }))).toEqual([
      3,
      'Máy chủ PostgreSQL không có cơ sở dữ liệu này. Tạo trước, hoặc xem lại DATABASE_URL.\n',
    ]);
    unknown.username = 'nguoi_la';
    expect((await cli('migrate', { DATABASE_URL: unknown.href })).complained).toContain('DATABASE_URL');
    const lines = [
      'import-units',
      'content publish',
      'check-completions',
      'audit verify',
      'demo',
      'set-password --username a',
    ];
    const ends = await Promise.all(
      lines.map((line) => cli(line, { DATABASE_URL: empty.url }, 'mot-mat-khau-that-dai')),
    );
    const migrateFirst = expect.stringMatching(/^Cơ sở dữ liệu .*Chạy lệnh migrate trước\.\n$/) as string;
    expect(ends.map(complaint)).toEqual(lines.map(() => [3, migrateFirst]));
  });

  it('brings a database up to date as its owner, and works in it as the role that owns nothing', async () => {
    const fresh = await emptyDatabase();
    const there = { DATABASE_URL: fresh.url };
    try {
      expect(complaint(await cli('migrate', there))).toEqual([
        3,
        'Người dùng của DATABASE_URL thiếu quyền. Chạy lệnh migrate với DATABASE_OWNER_URL.\n',
      ]);
      const asOwner = { ...there, DATABASE_OWNER_URL: fresh.ownerUrl };
      for (const line of ['migrate', 'migrate']) expect((await cli(line, asOwner)).code).toBe(0);
      expect((await cli('import-units', there)).code).toBe(0);
      const verify = () => cli('audit verify', there);
      expect(await verify()).toMatchObject({ code: 0, said: expect.stringContaining('Chưa có mốc nào ghi ngoài') });
      // An entry in the trail of each of the two provinces that were loaded.
      expect(await cli('audit accept-end', there)).toMatchObject({ code: 0, said: 'Mốc mới: vị trí 2.\n' });
      expect(await verify()).toMatchObject({ code: 0, said: expect.stringContaining('Đã đối chiếu với mốc') });
      expect(await cli('audit seal', there)).toMatchObject({ code: 0, said: '0 dòng đã nối.\n' });
      expect(await cli('forget-words', asOwner)).toMatchObject({
        code: 0,
        said: expect.stringMatching(/^\d+ chỉ mục/),
      });
      const unable = await cli('forget-words', there);
      expect([unable.code, unable.said]).toEqual([1, expect.stringContaining('DATABASE_OWNER_URL')]);
    } finally {
      await fresh.drop();
    }
  });

  it('is told of a folder that is not there, and of units that were not loaded', async () => {
    const [refused, sentence] = complaint(await cli('import-units --folder khong/co'));
    expect([refused, sentence]).toEqual([1, expect.stringContaining('Mã lỗi: org.unit-files')]);
    for (const line of ['content check --folder khong/co', 'content publish --folder khong/co']) {
      const [code, words] = complaint(await cli(line));
      expect([line, code]).toEqual([line, 3]);
      expect(words).toMatch(/^Không có tệp hoặc thư mục khong\/co.*\. Xem lại đường dẫn\.\n$/);
    }
    expect(complaint(await cli('demo --members 10'))).toEqual([
      3,
      'Chưa có đơn vị nào. Chạy lệnh import-units trước.\n',
    ]);
  });

  it('reads the refusals of the API in the same sentences', async () => {
    const there = { DATABASE_URL: withUnits.url };
    expect((await cli('import-units', there)).code).toBe(0);
    const create = 'create-admin --username quan.tri --name Mỷ';
    const [weakCode, weak] = complaint(await cli(create, there, 'ngan'));
    expect([weakCode, weak]).toEqual([1, expect.stringContaining('  - password: ')]);
    expect(weak).toMatch(/^Có ô chưa đúng\. Xem lại các ô/);
    const made = await cli(create, there, 'mot-mat-khau-that-dai');
    expect([made.code, made.said, made.complained]).toEqual([0, 'Đã tạo tài khoản quan.tri.\n', '']);
    const [code, words] = complaint(await cli(create, there, 'mot-mat-khau-that-dai'));
    expect(code).toBe(1);
    expect(words).toMatch(/^\p{Lu}.*\.\nMã lỗi: identity\.[a-z-]+\n$/su);
    expect(complaint(await cli(`${create}2 --unit 99999`, there, 'mot-mat-khau-that-dai'))).toEqual([
      1,
      'Không có đơn vị mã 99999. Chạy import-units trước.\n',
    ]);
    expect(complaint(await cli('set-password --username khong.co', there, 'mot-mat-khau-that-dai'))).toEqual([
      1,
      'Không có tài khoản khong.co. Xem lại tên đăng nhập.\n',
    ]);
  });
});

describe('a server that cannot start', () => {
  let taken: Server;
  let database: OwnDatabase;
  beforeAll(async () => {
    database = await ownDatabase();
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    taken.close();
    await database.drop();
  });

  it('says in Vietnamese what is to be mended, and ends with 1', async () => {
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const refused = `postgres://lopso@127.0.0.1:${await freePort()}/lopso`;
    const ends = await Promise.all([
      run('api', [], { DATABASE_URL: '', TOKEN_SECRET: 'ngan' }),
      run('worker', [], { DATABASE_URL: database.url, AUDIT_KEY: '' }),
      run('worker', [], { DATABASE_URL: refused }),
      run('api', [], { DATABASE_URL: database.url, PORT: port }),
    ]);
    expect(ends.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    expect(ends.map(({ complained }) => complained)).toEqual([
      expect.stringMatching(
        /DATABASE_URL: chưa đặt.*TOKEN_SECRET: chưa dùng được|TOKEN_SECRET: chưa dùng được.*DATABASE_URL: chưa đặt/s,
      ),
      expect.stringContaining('AUDIT_KEY: chưa đặt.'),
      expect.stringMatching(/^Không nối được tới PostgreSQL\./),
      `Cổng ${port} đang có chương trình khác dùng. Đặt PORT khác.\n`,
    ]);
  });
});
