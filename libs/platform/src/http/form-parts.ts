import { type FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error';
import { InvalidInput } from '../errors/platform.errors';

type Part = ReturnType<FastifyRequest['parts']> extends AsyncIterableIterator<infer P> ? P : never;

/**
 * Hands on the parts of a multipart form one by one; a body that ends early or is no form is refused like any other bad input, and the
 * rest of a refused form is read into nothing: left lying, it would block the next request of the same connection.
 * @param limits what a route takes beyond what all take, in bytes
 * @throws InvalidInput; whatever `take` throws; Fastify's own limits
 */
export async function readFormParts(
  request: FastifyRequest,
  take: (part: Part) => Promise<void>,
  limits: { readonly fileSize?: number } = {},
): Promise<void> {
  try {
    for await (const part of request.parts({ limits })) await take(part);
  } catch (error) {
    request.raw.unpipe();
    request.raw.resume();
    if (error instanceof DomainError || hasStatus(error)) throw error;
    throw Object.assign(new InvalidInput([{ pointer: '#', code: 'field.type' }]), { cause: error });
  }
}

/** Fastify's own limits carry their status; only a broken form has none. */
function hasStatus(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'statusCode' in error;
}
