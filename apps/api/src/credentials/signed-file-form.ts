import { type FastifyRequest } from 'fastify';
import { SIGNED_ARCHIVE_BYTES } from '@lopso/credentials';
import { InvalidInput, readFormParts } from '@lopso/platform';

/** Reads a multipart form with one PDF or archive; its name is a hint, cut short. @throws InvalidInput naming the faulty fields */
export async function readSignedFileForm(request: FastifyRequest): Promise<{ name: string; bytes: Buffer }> {
  if (!request.isMultipart()) throw new InvalidInput([{ pointer: '#/file', code: 'field.required' }]);
  const files: { name: string; bytes: Buffer }[] = [];
  await readFormParts(
    request,
    async (part) => {
      if (part.type !== 'file' || part.fieldname !== 'file')
        throw new InvalidInput([{ pointer: `#/${part.fieldname}`, code: 'field.unknown' }]);
      files.push({ name: part.filename.normalize('NFC').slice(0, 200), bytes: await part.toBuffer() });
    },
    { fileSize: SIGNED_ARCHIVE_BYTES },
  );
  const [file] = files;
  if (file === undefined || files.length > 1) throw new InvalidInput([{ pointer: '#/file', code: 'field.required' }]);
  return file;
}
