import { isISO8601, isUUID } from 'class-validator';
import { type FastifyRequest } from 'fastify';
import { type FieldFault, InvalidInput, isKeepableText, readFormParts } from '@lopso/platform';
import { type ExternalBadgeDraft } from '../external-badges/external-badge.service';
import { type ExternalClaimDraft } from './external-claim.service';

const TEXTS = { certificate: 60, number: 60, issuer: 120 } as const;

type TextField = keyof typeof TEXTS;

const CLAIM_FIELDS: readonly string[] = ['clientKey', 'issuedOn', 'validUntil', ...Object.keys(TEXTS)];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

interface ReadForm {
  readonly fields: Map<string, string>;
  readonly files: Buffer[];
}

/** Reads a multipart form with one file. @throws InvalidInput naming the faulty fields */
export async function readOutsideForm(request: FastifyRequest): Promise<ExternalClaimDraft> {
  if (!request.isMultipart()) throw new InvalidInput([{ pointer: '#/file', code: 'field.required' }]);
  const { fields, files } = await readParts(request, CLAIM_FIELDS);
  const [file] = files;
  const value = (name: string): string => fields.get(name) ?? '';
  const faults: FieldFault[] = [
    ...(isUUID(value('clientKey')) ? [] : [{ pointer: '#/clientKey', code: 'field.id' }]),
    ...dayFaults(fields),
    ...(Object.keys(TEXTS) as TextField[]).flatMap((name) => textFaults(name, value(name))),
    ...(file === undefined || files.length > 1 ? [{ pointer: '#/file', code: 'field.required' }] : []),
  ];
  if (faults.length > 0 || file === undefined) throw new InvalidInput(faults);
  return {
    ...{ clientKey: value('clientKey'), certificate: value('certificate'), number: value('number') },
    ...{ issuer: value('issuer'), issuedOn: value('issuedOn'), file },
    ...(fields.has('validUntil') ? { validUntil: value('validUntil') } : {}),
  };
}

/** Reads a multipart form with a badge and what it is sent for. @throws InvalidInput naming the faulty fields */
export async function readBadgeForm(request: FastifyRequest): Promise<ExternalBadgeDraft> {
  if (!request.isMultipart()) throw new InvalidInput([{ pointer: '#/file', code: 'field.required' }]);
  const { fields, files } = await readParts(request, ['clientKey', 'certificate']);
  const [clientKey, certificate] = [fields.get('clientKey') ?? '', fields.get('certificate') ?? ''];
  const faults = [
    ...(isUUID(clientKey) ? [] : [{ pointer: '#/clientKey', code: 'field.id' }]),
    ...textFaults('certificate', certificate),
  ];
  const file = onlyFile(files, faults);
  return { clientKey, certificate, file };
}

/** Reads a multipart form with nothing but one file. @throws InvalidInput */
export async function readFileForm(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart()) throw new InvalidInput([{ pointer: '#/file', code: 'field.required' }]);
  return onlyFile((await readParts(request, [])).files, []);
}

function onlyFile(files: readonly Buffer[], faults: readonly FieldFault[]): Buffer {
  const [file] = files;
  if (file !== undefined && files.length === 1 && faults.length === 0) return file;
  const missing = file === undefined || files.length > 1 ? [{ pointer: '#/file', code: 'field.required' }] : [];
  throw new InvalidInput([...faults, ...missing]);
}

/** The day of issue is said; the end printed on the paper may be. */
function dayFaults(fields: ReadonlyMap<string, string>): FieldFault[] {
  const days = { issuedOn: fields.get('issuedOn') ?? '', validUntil: fields.get('validUntil') };
  return Object.entries(days).flatMap(([name, day]) =>
    day === undefined || isDay(day) ? [] : [{ pointer: `#/${name}`, code: 'field.date' }],
  );
}

function textFaults(name: TextField, value: string): FieldFault[] {
  const pointer = `#/${name}`;
  if (value.trim() === '') return [{ pointer, code: 'field.required' }];
  if (!isKeepableText(value)) return [{ pointer, code: 'field.pattern' }];
  return value.length > TEXTS[name] ? [{ pointer, code: 'field.too-long' }] : [];
}

function isDay(value: string): boolean {
  return DAY.test(value) && isISO8601(value, { strict: true });
}

async function readParts(request: FastifyRequest, names: readonly string[]): Promise<ReadForm> {
  const form: ReadForm = { fields: new Map(), files: [] };
  await readFormParts(request, async (part) => {
    if (part.type === 'file' && part.fieldname === 'file') form.files.push(await part.toBuffer());
    else if (part.type === 'field' && names.includes(part.fieldname))
      form.fields.set(part.fieldname, String(part.value));
    else throw new InvalidInput([{ pointer: `#/${part.fieldname}`, code: 'field.unknown' }]);
  });
  return form;
}
