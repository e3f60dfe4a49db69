import { isUUID } from 'class-validator';
import { type FastifyRequest } from 'fastify';
import { type HandInRequest } from '@lopso/assessment';
import { DomainError, type FieldFault, InvalidInput } from '@lopso/platform';
import { isKeepableText } from '../http/input-shape';

const FIELDS = new Set(['clientKey', 'words']);
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
  const faults: FieldFault[] = [];
  if (!isUUID(clientKey)) faults.push({ pointer: '#/clientKey', code: 'field.id' });
  if (!isKeepableText(words)) faults.push({ pointer: '#/words', code: 'field.pattern' });
  if (words.length > MAX_WORDS_LENGTH) faults.push({ pointer: '#/words', code: 'field.too-long' });
  if (faults.length > 0) throw new InvalidInput(faults);
  return { clientKey, words, photos };
}

async function readParts(request: FastifyRequest): Promise<ReadForm> {
  const form: ReadForm = { fields: new Map(), photos: [] };
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file' && part.fieldname === 'photos') form.photos.push(await part.toBuffer());
      else if (part.type === 'field' && FIELDS.has(part.fieldname)) form.fields.set(part.fieldname, String(part.value));
      else throw new InvalidInput([{ pointer: `#/${part.fieldname}`, code: 'field.unknown' }]);
    }
  } catch (error) {
    drain(request);
    if (error instanceof DomainError || hasStatus(error)) throw error;
    throw Object.assign(new InvalidInput([{ pointer: '#', code: 'field.type' }]), { cause: error });
  }
  return form;
}

/** Reads the rest of a refused form into nothing: left lying, it would block the next request of the same connection. */
function drain(request: FastifyRequest): void {
  request.raw.unpipe();
  request.raw.resume();
}

/** Fastify's own limits carry their status; only a broken form has none. */
function hasStatus(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'statusCode' in error;
}
