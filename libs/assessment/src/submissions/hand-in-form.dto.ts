import { isUUID } from 'class-validator';
import { type FastifyRequest } from 'fastify';
import { type FieldFault, InvalidInput, isKeepableText, readFormParts } from '@lopso/platform';
import { type HandInRequest } from './hand-in.service';

const FIELDS = new Set(['clientKey', 'words', 'courseHash']);

const HASH = /^[0-9a-f]{64}$/;

const MAX_WORDS_LENGTH = 20_000;

interface ReadForm {
  readonly fields: Map<string, string>;
  readonly photos: Buffer[];
}

/**
 * Reads a multipart form; a body that ends early or is no form is refused like any other bad input.
 * @throws InvalidInput naming the faulty fields
 */
export async function readHandInForm(request: FastifyRequest): Promise<HandInRequest> {
  if (!request.isMultipart()) throw new InvalidInput([{ pointer: '#/photos', code: 'field.required' }]);
  const { fields, photos } = await readParts(request);
  const clientKey = fields.get('clientKey') ?? '';
  const words = fields.get('words') ?? '';
  const courseHash = fields.get('courseHash') ?? null;
  const faults = faultsIn({ clientKey, courseHash, words });
  if (faults.length > 0) throw new InvalidInput(faults);
  return { clientKey, courseHash, words, photos };
}

function faultsIn({ clientKey, courseHash, words }: Omit<HandInRequest, 'photos'>): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!isUUID(clientKey)) faults.push({ pointer: '#/clientKey', code: 'field.id' });
  if (courseHash !== null && !HASH.test(courseHash)) faults.push({ pointer: '#/courseHash', code: 'field.pattern' });
  if (!isKeepableText(words)) faults.push({ pointer: '#/words', code: 'field.pattern' });
  if (words.length > MAX_WORDS_LENGTH) faults.push({ pointer: '#/words', code: 'field.too-long' });
  return faults;
}

async function readParts(request: FastifyRequest): Promise<ReadForm> {
  const form: ReadForm = { fields: new Map(), photos: [] };
  await readFormParts(request, async (part) => {
    if (part.type === 'file' && part.fieldname === 'photos') form.photos.push(await part.toBuffer());
    else if (part.type === 'field' && FIELDS.has(part.fieldname)) form.fields.set(part.fieldname, String(part.value));
    else throw new InvalidInput([{ pointer: `#/${part.fieldname}`, code: 'field.unknown' }]);
  });
  return form;
}
