import { AsyncLocalStorage } from 'node:async_hooks';
import { type LoggerService } from '@nestjs/common';
import { IsIn } from 'class-validator';
import pino, { type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { Settings } from '../config/settings';

/** How much is logged. */
@Settings()
export class LoggingSettings {
  @IsIn(['silent', 'error', 'warn', 'info', 'debug'])
  LOG_LEVEL: string = 'info';
}

const requestContext = new AsyncLocalStorage<{ readonly requestId: string }>();

/** Runs `work` so that every line it logs carries the request id. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return requestContext.run({ requestId }, work);
}

const BATCH_BYTES = 4096;
const BATCH_MS = 250;

/**
 * Standard output in batches: a write for each request's line costs as much as a tenth of the request. What is not yet
 * written goes out when the process ends; a killed one loses a quarter of a second of lines, never an error's.
 */
function standardOutput(): ReturnType<typeof pino.destination> {
  return pino.destination({ dest: 1, sync: false, minLength: BATCH_BYTES, periodicFlush: BATCH_MS });
}

/** JSON lines on stdout with the request id; never a body, a name, a phone number or a token. */
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;

  /** `target` takes the lines; stdout when unset. */
  constructor(level: string, app: string, target?: DestinationStream) {
    const options: LoggerOptions = {
      level,
      base: { app, pid: process.pid },
      mixin: () => ({ ...requestContext.getStore() }),
      // Already described; pino's own would fold the causes into the message.
      serializers: { err: (described: unknown) => described },
      redact: ['password', 'code', 'token', 'cookie', '*.password', '*.token', 'req.headers'],
    };
    this.pino = pino(options, target ?? standardOutput());
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  private write(level: 'info' | 'error' | 'warn' | 'debug', message: unknown, rest: unknown[]): void {
    const texts = rest.filter((part): part is string => typeof part === 'string');
    const context = texts.length > 0 ? texts[texts.length - 1] : undefined;
    const fields = { context, ...serialise(message) };
    this.pino[level](fields, texts.slice(0, -1).join(' ') || undefined);
    if (level === 'error') this.pino.flush();
  }
}

/** Fields of errors that tell where and what, never whose: pg's `detail` holds the row, TypeORM's `parameters` the values. */
const ERROR_FIELDS = ['code', 'severity', 'schema', 'table', 'constraint', 'routine', 'kind', 'statusCode'] as const;

function isErrorLike(value: unknown): value is Error {
  return (
    value instanceof Error || (typeof value === 'object' && value !== null && 'message' in value && 'stack' in value)
  );
}

/** An error without the values it carries: type, message, stack, the telling fields, and its cause alike. */
function describeError(error: Error, depth = 0): Record<string, unknown> {
  const values: Record<string, unknown> = { ...error };
  const fields: Record<string, unknown> = Object.fromEntries(
    ERROR_FIELDS.filter((field) => values[field] !== undefined).map((field) => [field, values[field]]),
  );
  const cause = isErrorLike(error.cause) && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {};
  return { type: error.name, message: error.message, stack: error.stack, ...fields, ...cause };
}

function serialise(message: unknown): Record<string, unknown> {
  if (isErrorLike(message)) return { err: describeError(message) };
  if (typeof message === 'string') return { msg: message };
  if (typeof message === 'object' && message !== null) {
    const { error, ...others } = message as { error?: unknown };
    return isErrorLike(error) ? { ...others, err: describeError(error) } : { ...message };
  }
  return { msg: String(message) };
}
