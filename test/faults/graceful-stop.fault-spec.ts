import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Test, type TestingModule } from '@nestjs/testing';
import { CredentialsModule } from '@lopso/credentials';
import { OrgPortsModule } from '@lopso/org';
import { Database, freePort, JobQueue, loadAllSettings, PlatformModule } from '@lopso/platform';
import { aDueRelease, aFinishedCycle, aRound, registerNumbers, upTo } from '../support/credentials';
import { ownDatabase, type OwnDatabase } from '../support/own-database';
import { TestProvince } from '../support/province';
import { type Ending, RunningProcess } from '../support/running-process';
import { TableHold } from '../support/table-hold';

const STOPPED: Ending = { code: 0, signal: null };

/** A connection that speaks HTTP by hand, so that the test decides what is sent when. */
class Wire {
  private heard = '';
  private readonly closing: Promise<void>;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (part) => (this.heard += part.toString()));
    this.closing = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
  }

  /** @throws the socket's error, ECONNREFUSED where nobody listens */
  static open(port: number): Promise<Wire> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Wire(socket)));
      socket.once('error', reject);
    });
  }

  send(text: string): void {
    this.socket.write(text);
  }

  /** Resolves when the server has sent these words. */
  async until(words: string): Promise<void> {
    for (let turn = 0; turn < 600 && !this.heard.includes(words); turn += 1) await pause(50);
    expect(this.heard).toContain(words);
  }

  /** Everything the server sent until it closed the connection. */
  async everything(): Promise<string> {
    await this.closing;
    return this.heard;
  }
}

const BODY = JSON.stringify({ username: 'khong.co.ai', password: 'khong-co-mat-khau' });

function signIn(more = ''): string {
  const csrf = 'cookie: lopso_csrf=x\r\nx-csrf-token: x';
  const head = `POST /api/auth/sign-in HTTP/1.1\r\nhost: x\r\n${csrf}\r\n${more}content-type: application/json`;
  return `${head}\r\ncontent-length: ${Buffer.byteLength(BODY)}\r\n\r\n`;
}

/** Status and body of every answer of a connection; a body shorter than it was announced does not parse. */
function answersIn(heard: string): { status: number; code: string }[] {
  return heard
    .split(/(?=HTTP\/1\.1 \d{3} )/)
    .filter((answer) => !answer.startsWith('HTTP/1.1 100'))
    .map((answer) => {
      const body = answer.slice(answer.indexOf('\r\n\r\n') + 4);
      const { code } = JSON.parse(body) as { code: string };
      return { status: Number(answer.slice(9, 12)), code };
    });
}

const REFUSED = { status: 401, code: 'identity.bad-credentials' };

describe('an API that is told to stop', () => {
  let database: OwnDatabase;
  let api: RunningProcess;
  let port: number;
  beforeAll(async () => {
    database = await ownDatabase();
  });
  beforeEach(async () => {
    port = await freePort();
    api = await RunningProcess.api(database.url, port);
  });
  afterEach(() => api.kill());
  afterAll(() => database.drop());

  /** Resolves when nobody can connect any more. */
  async function untilClosed(): Promise<void> {
    for (let turn = 0; turn < 600; turn += 1) {
      const error = await Wire.open(port).then(
        () => null,
        (refusal: NodeJS.ErrnoException) => refusal.code,
      );
      if (error === 'ECONNREFUSED') return;
      await pause(20);
    }
    throw new Error('the API still takes connections');
  }

  it('finishes the answer it is in the middle of, takes no new connection, and ends with 0', async () => {
    const hold = await TableHold.on(database.ownerUrl, 'identity.account', 'access exclusive');
    const wire = await Wire.open(port);
    wire.send(signIn() + BODY);
    await hold.untilSomeoneWaits();
    api.terminate();
    await untilClosed();
    expect(api.isRunning).toBe(true);
    await hold.release();
    expect(answersIn(await wire.everything())).toEqual([REFUSED]);
    expect(await api.ended()).toEqual(STOPPED);
  });

  it('hears out a request whose body is still on its way', async () => {
    const wire = await Wire.open(port);
    wire.send(signIn('expect: 100-continue\r\n') + BODY.slice(0, 20));
    await wire.until('HTTP/1.1 100 Continue');
    api.terminate();
    await untilClosed();
    wire.send(BODY.slice(20));
    expect(answersIn(await wire.everything())).toEqual([REFUSED]);
    expect(await api.ended()).toEqual(STOPPED);
  });

  it('answers what comes on a busy connection as ever, and closes it behind the answer', async () => {
    const hold = await TableHold.on(database.ownerUrl, 'identity.account', 'access exclusive');
    const wire = await Wire.open(port);
    wire.send(signIn() + BODY);
    await hold.untilSomeoneWaits();
    api.terminate();
    await untilClosed();
    wire.send(signIn() + BODY);
    await pause(200);
    await hold.release();
    expect(answersIn(await wire.everything())).toEqual([REFUSED, REFUSED]);
    expect(await api.ended()).toEqual(STOPPED);
  });

  it('waits for no connection that only lies open', async () => {
    const silent = await Wire.open(port);
    const used = await Wire.open(port);
    used.send('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
    await used.until('"ok"');
    api.terminate();
    expect(await api.ended()).toEqual(STOPPED);
    expect(await silent.everything()).toBe('');
  });
});

describe('a worker that is told to stop', () => {
  let database: OwnDatabase;
  let module: TestingModule;
  let worker: RunningProcess;
  beforeAll(async () => {
    database = await ownDatabase();
    process.env['DATABASE_URL'] = database.url;
    loadAllSettings();
    module = await Test.createTestingModule({ imports: [PlatformModule, OrgPortsModule, CredentialsModule] }).compile();
    await module.init();
  });
  afterEach(() => worker.kill());
  afterAll(async () => {
    await module.close();
    await database.drop();
  });

  /** What somebody sent: the clock's own jobs come whenever a minute begins. */
  async function pending(): Promise<number> {
    const row = await module.get(Database).queryOne<{ pending: number }>(
      `select count(*)::int as pending from pgboss.job
       where state in ('created', 'retry', 'active') and name not in (select name from pgboss.schedule)`,
    );
    return row?.pending ?? 0;
  }

  /** Three finished people whose certificates an officer released, and a worker in the middle of issuing them. */
  async function inTheMiddle(): Promise<{ province: TestProvince; hold: TableHold }> {
    const store = module.get(Database);
    const province = await TestProvince.create(store);
    const commune = await province.commune();
    const round = await aRound(store, province, { release: 'manual' });
    const cycleIds: string[] = [];
    for (let one = 0; one < 3; one += 1) {
      cycleIds.push((await aFinishedCycle(store, round, await province.member(commune))).id);
    }
    const hold = await TableHold.on(database.ownerUrl, 'credentials.certificate', 'share row exclusive');
    const releaseId = await aDueRelease(store, { round, province }, cycleIds);
    await module.get(JobQueue).send('credentials.issue-release', { releaseId });
    worker = await RunningProcess.worker(database.url);
    await hold.untilSomeoneWaits();
    return { province, hold };
  }

  it('finishes its job first and ends with 0: every certificate is there once, no job is left', async () => {
    const { province, hold } = await inTheMiddle();
    worker.terminate();
    await pause(500);
    expect(worker.isRunning).toBe(true);
    await hold.release();
    expect(await worker.ended()).toEqual(STOPPED);
    expect(await registerNumbers(module.get(Database), province)).toEqual(upTo(3));
    expect(await pending()).toBe(0);
  });

  it('ends with 0 also beside a job that does not end; the next worker does it, and nothing twice', async () => {
    const { province, hold } = await inTheMiddle();
    worker.terminate();
    expect(await worker.ended()).toEqual(STOPPED);
    expect(await registerNumbers(module.get(Database), province)).toEqual([]);
    expect(await pending()).toBe(1);
    await hold.release();
    worker = await RunningProcess.worker(database.url);
    for (let turn = 0; turn < 600 && (await pending()) > 0; turn += 1) await pause(50);
    worker.terminate();
    expect(await worker.ended()).toEqual(STOPPED);
    expect(await registerNumbers(module.get(Database), province)).toEqual(upTo(3));
    expect(await pending()).toBe(0);
  });
});
