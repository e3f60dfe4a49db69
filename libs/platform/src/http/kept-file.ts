import { type Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type KeptBadge, type KeptFile } from '../files/file-keeping';

type Kept = KeptFile | KeptBadge;

const ENDINGS: Readonly<Record<Kept['mediaType'], string>> = {
  'image/jpeg': 'jpg',
  'application/pdf': 'pdf',
  'application/json': 'json',
  'application/jwt': 'jwt',
};

/**
 * Gives out a file that somebody sent in: a photo to look at, a PDF or a badge as a download alone, in a sandbox without scripts and kept by no cache
 * (decision 0049).
 */
export function keptFile(
  reply: FastifyReply,
  { mediaType, sizeBytes }: Pick<Kept, 'mediaType' | 'sizeBytes'>,
  stream: Readable,
  name: string,
): StreamableFile {
  void reply.headers({
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
  const shown = mediaType === 'image/jpeg' ? 'inline' : 'attachment';
  const disposition = `${shown}; filename="${name}.${ENDINGS[mediaType]}"`;
  return new StreamableFile(stream, { type: mediaType, disposition, length: sizeBytes });
}
