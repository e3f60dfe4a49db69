import { StreamableFile } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type Readable } from 'node:stream';
import { type KeptFile } from '@lopso/platform';

/**
 * Gives out a file that somebody sent in: a photo to look at, a PDF as a download alone, in a sandbox without scripts and kept by no cache
 * (decision 0049).
 */
export function keptFile(
  reply: FastifyReply,
  { mediaType, sizeBytes }: Pick<KeptFile, 'mediaType' | 'sizeBytes'>,
  stream: Readable,
  name: string,
): StreamableFile {
  void reply.headers({
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
  const isPhoto = mediaType === 'image/jpeg';
  const disposition = isPhoto ? `inline; filename="${name}.jpg"` : `attachment; filename="${name}.pdf"`;
  return new StreamableFile(stream, { type: mediaType, disposition, length: sizeBytes });
}
