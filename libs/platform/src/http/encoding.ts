import { type FastifyRequest } from 'fastify';

/** How an answer may be packed, the smaller one first. */
export const ENCODINGS = ['br', 'gzip'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** The smallest encoding a client takes; null: none. A weight of 0 means "not this one" (RFC 9110, 12.5.3). */
export function encodingOf(acceptEncoding: string): Encoding | null {
  const taken = acceptEncoding
    .toLowerCase()
    .split(',')
    .map((one) => one.trim().split(/\s*;\s*q=/))
    .filter(([, weight]) => weight === undefined || Number(weight) > 0)
    .map(([name]) => name);
  return ENCODINGS.find((encoding) => taken.includes(encoding)) ?? null;
}

/** The same of a request's header. */
export function encodingFor(request: FastifyRequest): Encoding | null {
  const header = request.headers['accept-encoding'];
  return header === undefined ? null : encodingOf(String(header));
}
