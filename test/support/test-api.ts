import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { type InjectOptions } from 'fastify';
import { SessionService } from '@lopso/identity';
import { AccessEpochs, type Actor, Clock, Database, newId, settingsOf } from '@lopso/platform';
import { AppModule } from '../../apps/api/src/app.module';
import { configureServer, createAdapter } from '../../apps/api/src/http/server';
import { HttpSettings } from '../../libs/platform/src/http/http.settings';
import { type LogRecord } from './log-record';
import { TestClock } from './test-clock';

/** What a request got back. */
export interface TestResponse {
  readonly status: number;
  readonly body: ReturnType<typeof JSON.parse>;
  readonly headers: Record<string, unknown>;
  readonly cookies: readonly { name: string; value: string }[];
  readonly raw: Buffer;
}

export interface TestRequest {
  readonly as?: Actor;
  readonly body?: unknown;
  readonly cookies?: Record<string, string>;
  readonly headers?: Record<string, string>;
  /** Leave the anti-forgery header out. */
  readonly isForged?: boolean;
  readonly payload?: InjectOptions['payload'];
  /** The network address the request comes from. */
  readonly remoteAddress?: string;
}

/** The API in this process on the worker's own database, with a clock that tests may set. */
export class TestApi {
  /** Told how long each request took, in milliseconds, where somebody wants to know. */
  onAnswer: ((call: string, ms: number) => void) | null = null;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly clock: TestClock,
  ) {}

  /** With a record, everything the application logs goes there; without, its errors go to the console. */
  static async start(log?: LogRecord): Promise<TestApi> {
    const clock = new TestClock();
    const module = await Test.createTestingModule({ imports: [AppModule] })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    const app = module.createNestApplication<NestFastifyApplication>(createAdapter(settingsOf(HttpSettings)), {
      logger: log?.logger ?? ['error'],
    });
    await configureServer(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new TestApi(app, clock);
  }

  get database(): Database {
    return this.app.get(Database);
  }

  async stop(): Promise<void> {
    await this.app.close();
  }

  get(url: string, request: TestRequest = {}): Promise<TestResponse> {
    return this.call('GET', url, request);
  }

  post(url: string, body?: unknown, request: TestRequest = {}): Promise<TestResponse> {
    return this.call('POST', url, { ...request, body });
  }

  put(url: string, body?: unknown, request: TestRequest = {}): Promise<TestResponse> {
    return this.call('PUT', url, { ...request, body });
  }

  delete(url: string, request: TestRequest = {}): Promise<TestResponse> {
    return this.call('DELETE', url, request);
  }

  private async call(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    request: TestRequest,
  ): Promise<TestResponse> {
    const csrf = newId();
    const token: Record<string, string> =
      request.as === undefined
        ? {}
        : {
            lopso_access: await this.app
              .get(SessionService)
              .signToken(request.as, await this.app.get(AccessEpochs).of(request.as)),
          };
    const from = performance.now();
    const response = await this.app.inject({
      method,
      url,
      headers: { ...(request.isForged === true ? {} : { 'x-csrf-token': csrf }), ...request.headers },
      cookies: { lopso_csrf: csrf, ...token, ...request.cookies },
      ...(request.remoteAddress === undefined ? {} : { remoteAddress: request.remoteAddress }),
      payload: (request.payload ?? request.body) as InjectOptions['payload'],
    });
    this.onAnswer?.(`${method} ${url}`, performance.now() - from);
    const isPacked = response.headers['content-encoding'] !== undefined;
    const isJson = !isPacked && String(response.headers['content-type'] ?? '').includes('json');
    return {
      status: response.statusCode,
      body: isJson ? response.json() : response.body,
      headers: response.headers,
      cookies: response.cookies,
      raw: response.rawPayload,
    };
  }
}
