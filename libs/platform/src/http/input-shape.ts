import { type FastifyInstance } from 'fastify';
import { DomainError } from '../errors/domain-error';

/** Far deeper than any request class; deeper ones would exhaust the stack of whoever walks them. */
const MAX_DEPTH = 12;

/** Input that no request class could mean: nested without end, or text that PostgreSQL can't hold. */
export class MalformedInput extends DomainError {
  constructor() {
    super({ kind: 'invalid', code: 'platform.malformed' });
  }
}

/** True for text PostgreSQL can keep: no U+0000, no half of a surrogate pair. */
export function isKeepableText(text: string): boolean {
  return !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);
}

function partsOf(value: unknown): unknown[] {
  const parts: unknown[] = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return parts;
}

/** True when a parsed input is shallow and every text in it can be kept. Walks without recursion. */
export function isSoundInput(input: unknown): boolean {
  let level: unknown[] = [input];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= MAX_DEPTH) return false;
    if (level.some((value) => typeof value === 'string' && !isKeepableText(value))) return false;
    level = level.flatMap(partsOf);
  }
  return true;
}

/** Refuses unsound parameters, queries and JSON bodies before any route sees them. */
export function refuseUnsoundInput(server: FastifyInstance): void {
  server.addHook('preValidation', (request, _reply, done) => {
    const isSound = [request.params, request.query, request.body].every(isSoundInput);
    done(isSound ? undefined : new MalformedInput());
  });
}
