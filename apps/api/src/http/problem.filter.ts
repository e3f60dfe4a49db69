import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import {
  DomainError,
  type ErrorKind,
  type ErrorParams,
  type FieldFault,
  isDatabaseUnreachable,
  problemText,
} from '@lopso/platform';
import { problemType } from './problem-type';

/** The one place where error kinds become HTTP statuses. */
const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'rule-broken': 422,
  'too-many': 429,
  unavailable: 503,
};

/** Codes for errors that HTTP itself raises before a route runs. */
const CODE_OF_STATUS: Record<number, string> = {
  400: 'platform.malformed',
  404: 'platform.not-found',
  405: 'platform.not-found',
  413: 'platform.too-large',
  415: 'platform.media-type',
};

/** Also where a request was refused before the hooks that set them for every answer. */
const OF_PROBLEMS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

interface ProblemSource {
  readonly status: number;
  readonly code: string;
  readonly params: ErrorParams;
  readonly faults: readonly FieldFault[];
}

/** Turns every error into a problem document (RFC 9457) in Vietnamese. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  /** @param publicUrl the site's address, under which the pages about codes stand */
  constructor(private readonly publicUrl: string) {}

  catch(error: unknown, host: ArgumentsHost): void {
    this.answer(
      error,
      host.switchToHttp().getRequest<FastifyRequest>(),
      host.switchToHttp().getResponse<FastifyReply>(),
    );
  }

  /** The same for errors that never reach Nest, such as an address that can't be decoded. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = this.describe(error);
    if (problem.status >= 500) this.logger.error({ error, requestId: request.id, route: request.routeOptions.url });
    const retryAfter = problem.params['retryAfterSeconds'];
    if (typeof retryAfter === 'number') void reply.header('retry-after', String(retryAfter));
    void reply
      .status(problem.status)
      .headers({ ...OF_PROBLEMS, 'x-request-id': request.id })
      .type('application/problem+json')
      .send(this.body(problem, request.id));
  }

  private describe(error: unknown): ProblemSource {
    if (error instanceof DomainError) {
      return { status: STATUS[error.kind], code: error.code, params: error.params, faults: error.faults };
    }
    if (isDatabaseUnreachable(error)) return { status: 503, code: 'platform.unavailable', params: {}, faults: [] };
    const status = httpStatusOf(error);
    if (status === null || status < 400 || status >= 500)
      return { status: 500, code: 'platform.defect', params: {}, faults: [] };
    return { status, code: CODE_OF_STATUS[status] ?? 'platform.malformed', params: {}, faults: [] };
  }

  private body(problem: ProblemSource, requestId: string): object {
    const { title, detail } = problemText(problem.code, problem.params);
    return {
      type: problemType(this.publicUrl, problem.code),
      title,
      status: problem.status,
      detail,
      instance: requestId,
      code: problem.code,
      params: problem.params,
      ...(problem.faults.length > 0 ? { errors: problem.faults.map(withText) } : {}),
    };
  }
}

function withText(fault: FieldFault): object {
  return {
    pointer: fault.pointer,
    code: fault.code,
    params: fault.params ?? {},
    detail: problemText(fault.code, fault.params ?? {}).detail,
  };
}

/** PostgreSQL's states for text it cannot hold: a NUL sign in a parameter or in jsonb. */
const UNSTORABLE_TEXT = new Set(['22021', '22P05']);

function httpStatusOf(error: unknown): number | null {
  if (isUnstorableText(error)) return 400;
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number') {
    return error.statusCode;
  }
  return null;
}

function isUnstorableText(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && UNSTORABLE_TEXT.has(String(error.code));
}
