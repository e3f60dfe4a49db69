import { type FastifyRequest } from 'fastify';
import { type FieldFault, InvalidInput, isKeepableText, readFormParts } from '@lopso/platform';

const LONGEST_NAME = 60;

/** Reads a multipart form with a picture and its name. @throws InvalidInput naming the faulty fields */
export async function readDesignImageForm(request: FastifyRequest): Promise<{ name: string; file: Buffer }> {
  if (!request.isMultipart()) throw new InvalidInput([{ pointer: '#/file', code: 'field.required' }]);
  const files: Buffer[] = [];
  let name = '';
  await readFormParts(request, async (part) => {
    if (part.type === 'file' && part.fieldname === 'file') files.push(await part.toBuffer());
    else if (part.type === 'field' && part.fieldname === 'name') name = String(part.value).trim();
    else throw new InvalidInput([{ pointer: `#/${part.fieldname}`, code: 'field.unknown' }]);
  });
  const [file] = files;
  const isName = name !== '' && name.length <= LONGEST_NAME && isKeepableText(name);
  const faults: FieldFault[] = [
    ...(isName ? [] : [{ pointer: '#/name', code: 'field.required' }]),
    ...(file === undefined || files.length > 1 ? [{ pointer: '#/file', code: 'field.required' }] : []),
  ];
  if (file === undefined || faults.length > 0) throw new InvalidInput(faults);
  return { name, file };
}
