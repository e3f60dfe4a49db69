import { isUUID } from 'class-validator';
import { type FastifyRequest } from 'fastify';
import { IMPORT_KINDS, type Upload } from '@lopso/interop';
import { type FieldFault, InvalidInput, isKeepableText, readFormParts } from '@lopso/platform';

const FIELDS = new Set(['clientKey', 'kind']);

interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

interface ReadForm {
  readonly fields: Map<string, string>;
  file: SentFile | null;
}

/**
 * Reads a spreadsheet's form; a body that ends early or is no form is refused like any other bad input.
 * @throws InvalidInput naming the faulty fields
 */
export async function readImportForm(request: FastifyRequest): Promise<Omit<Upload, 'unitId'>> {
  if (!request.isMultipart()) throw new InvalidInput([{ pointer: '#/file', code: 'field.required' }]);
  const { fields, file } = await readParts(request);
  const clientKey = fields.get('clientKey') ?? '';
  const kind = IMPORT_KINDS.find((one) => one === fields.get('kind'));
  const faults: FieldFault[] = isUUID(clientKey) ? [] : [{ pointer: '#/clientKey', code: 'field.id' }];
  if (kind === undefined) faults.push({ pointer: '#/kind', code: 'field.not-in-list' });
  if (file === null || !isKeepableText(file.name)) faults.push({ pointer: '#/file', code: 'field.required' });
  if (faults.length > 0 || kind === undefined || file === null) throw new InvalidInput(faults);
  return { clientKey, kind, fileName: file.name, bytes: file.bytes };
}

async function readParts(request: FastifyRequest): Promise<ReadForm> {
  const form: ReadForm = { fields: new Map(), file: null };
  await readFormParts(request, async (part) => {
    if (part.type === 'file' && part.fieldname === 'file' && form.file === null)
      form.file = { name: part.filename, bytes: await part.toBuffer() };
    else if (part.type === 'field' && FIELDS.has(part.fieldname)) form.fields.set(part.fieldname, String(part.value));
    else throw new InvalidInput([{ pointer: `#/${part.fieldname}`, code: 'field.unknown' }]);
  });
  return form;
}
