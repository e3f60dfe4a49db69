import { AsyncLocalStorage } from 'node:async_hooks';
import { type LoggerService } from '@nestjs/common';
import { IsIn } from 'class-validator';
import pino, { type Logger } from 'pino';
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

/** JSON lines on stdout with the request id; never a body, a name, a phone number or a token. */
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(level: string, app: string) {
    this.pino = pino({
      level,
      base: { app, pid: process.pid },
      mixin: () => ({ ...requestContext.getStore() }),
      redact: ['password', 'code', 'token', 'cookie', '*.password', '*.token', 'req.headers'],
    });
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
  }
}

function serialise(message: unknown): Record<string, unknown> {
  if (message instanceof Error) return { err: pino.stdSerializers.err(message) };
  if (typeof message === 'string') return { msg: message };
  if (typeof message === 'object' && message !== null) {
    const { error, ...others } = message as { error?: unknown };
    return error instanceof Error ? { ...others, err: pino.stdSerializers.err(error) } : { ...message };
  }
  return { msg: String(message) };
}
