import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Encoding, encodingFor } from './encoding';

type Packed = Map<Encoding | null, Buffer>;

/** Answers by the immutable thing they show; they go when it goes. */
const packedOf = new WeakMap<object, Packed>();

function pack(bytes: Buffer, encoding: Encoding | null): Buffer {
  switch (encoding) {
    case 'br':
      return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    case 'gzip':
      return gzipSync(bytes, { level: 9 });
    case null:
      return bytes;
  }
}

function bytesOf(source: object, encoding: Encoding | null, answer: unknown): Buffer {
  const packed = packedOf.get(source) ?? new Map<Encoding | null, Buffer>();
  packedOf.set(source, packed);
  const known = packed.get(encoding);
  if (known !== undefined) return known;
  const bytes = pack(Buffer.from(JSON.stringify(answer)), encoding);
  packed.set(encoding, bytes);
  return bytes;
}

/**
 * Writes and packs the answer to `request` once for `source`, an object that never changes (a lesson of a version named by
 * its content hash), and sends the same bytes to everybody. Only for answers in which nothing is the reader's own.
 */
export function packOnce(source: object, request: FastifyRequest, reply: FastifyReply): void {
  const encoding = encodingFor(request);
  void reply.header('vary', 'accept-encoding').type('application/json; charset=utf-8');
  if (encoding !== null) void reply.header('content-encoding', encoding);
  // Fastify's types ask for a string; it sends bytes just as well, and text would undo the packing.
  void reply.serializer((answer: unknown) => bytesOf(source, encoding, answer) as unknown as string);
}
