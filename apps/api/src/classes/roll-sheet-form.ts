import { isUUID } from 'class-validator';
import { type FastifyRequest } from 'fastify';
import { type SheetForm } from '@lopso/classes';
import { InvalidInput, readFormParts } from '@lopso/platform';

/** Reads a multipart form with one file and its key. @throws InvalidInput naming the faulty fields */
export async function readSheetForm(request: FastifyRequest): Promise<SheetForm> {
  if (!request.isMultipart()) throw new InvalidInput([{ pointer: '#/file', code: 'field.required' }]);
  const files: Buffer[] = [];
  let clientKey = '';
  await readFormParts(request, async (part) => {
    if (part.type === 'file' && part.fieldname === 'file') files.push(await part.toBuffer());
    else if (part.type === 'field' && part.fieldname === 'clientKey') clientKey = String(part.value);
    else throw new InvalidInput([{ pointer: `#/${part.fieldname}`, code: 'field.unknown' }]);
  });
  const [file] = files;
  if (!isUUID(clientKey)) throw new InvalidInput([{ pointer: '#/clientKey', code: 'field.id' }]);
  if (file === undefined || files.length > 1) throw new InvalidInput([{ pointer: '#/file', code: 'field.required' }]);
  return { clientKey, file };
}
