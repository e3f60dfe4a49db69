/** What makes a paper act by itself, send, hide another file or lock itself away from whoever is to look at it. */
const ACTING =
  /\/(?:JavaScript|JS|Launch|SubmitForm|ImportData|GoToE|EmbeddedFiles?|EF|RichMedia|XFA|Encrypt)(?![^\s\0()<>[\]{}/%])/;
const HEAD = '%PDF-';
/** The end mark stands in the last bytes; readers look this far back. */
const END_WITHIN = 2048;
/** More object streams than any paper of a few pages has; a hostile file would keep the server unpacking. */
const OBJECT_STREAMS_AT_MOST = 500;

/** Unpacks a deflated body; null when it can't or would become too big. It may keep count over a whole file. */
export type Unpack = (body: Uint8Array) => Uint8Array | null;

/** True when the bytes begin as a PDF does, whatever the file is called. */
export function looksLikePdf(bytes: Uint8Array): boolean {
  return latin(bytes.subarray(0, HEAD.length)) === HEAD;
}

/**
 * A whole PDF whose names say that it does nothing but be read. Linear in its length. What streams hold (pictures, fonts) is not looked
 * at: any name turns up in them by chance. Streams of objects are unpacked; what can't be is refused. Who builds a file against this check gets
 * past it: what bears that is how the file is given out (decision 0049).
 */
export function isSoundPdf(bytes: Uint8Array, unpack: Unpack): boolean {
  if (!looksLikePdf(bytes) || !latin(bytes.subarray(-END_WITHIN)).includes('%%EOF')) return false;
  const { said, packed } = partsOf(latin(bytes));
  if (acts(said) || packed.length > OBJECT_STREAMS_AT_MOST) return false;
  return packed.every((one) => {
    const objects = objectsOf(one, unpack);
    return objects !== null && !acts(objects);
  });
}

interface PackedObjects {
  /** What the file says of the stream, names decoded. */
  readonly about: string;
  readonly body: string;
}

/** What stands outside of streams, and the streams that hold objects. A stream that never ends is none. */
function partsOf(text: string): { said: string; packed: PackedObjects[] } {
  const said: string[] = [];
  const packed: PackedObjects[] = [];
  const opening = />>\s*stream\r?\n/g;
  let from = 0;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const end = text.indexOf('endstream', opening.lastIndex);
    if (end < 0) break;
    const before = text.slice(from, found.index + 2);
    const about = decoded(before.slice(before.lastIndexOf('obj')));
    if (/\/ObjStm(?![A-Za-z])/.test(about)) packed.push({ about, body: text.slice(opening.lastIndex, end) });
    said.push(before);
    from = end;
    opening.lastIndex = end;
  }
  return { said: [...said, text.slice(from)].join('\n'), packed };
}

function objectsOf({ about, body }: PackedObjects, unpack: Unpack): string | null {
  if (!/\/(?:Filter|F)(?![A-Za-z])/.test(about)) return body;
  if (!/\/Filter\s*\[?\s*\/FlateDecode\s*(?:\]|[/>])/.test(about) || about.includes('/DecodeParms')) return null;
  const objects = unpack(Buffer.from(body, 'latin1'));
  return objects === null ? null : latin(objects);
}

function acts(text: string): boolean {
  return ACTING.test(decoded(text));
}

/** Names may be written with codes: `/J#53` is `/JS`. */
function decoded(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
