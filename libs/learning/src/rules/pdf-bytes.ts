/** What makes a paper act by itself, hide another file or lock itself away from whoever is to look at it. */
const ACTING = ['/JavaScript', '/JS', '/Launch', '/EmbeddedFile', '/RichMedia', '/XFA', '/Encrypt'] as const;
const HEAD = '%PDF-';
/** The end mark stands in the last bytes; readers look this far back. */
const END_WITHIN = 2048;

/** True when the bytes begin as a PDF does, whatever the file is called. */
export function looksLikePdf(bytes: Uint8Array): boolean {
  return latin(bytes.subarray(0, HEAD.length)) === HEAD;
}

/** A whole PDF whose names say that it does nothing but be read. What is packed inside streams is not unpacked: it is never run here. */
export function isSoundPdf(bytes: Uint8Array): boolean {
  if (!looksLikePdf(bytes) || !latin(bytes.subarray(-END_WITHIN)).includes('%%EOF')) return false;
  const text = latin(bytes);
  return !ACTING.some((name) => new RegExp(`${name}(?![A-Za-z])`).test(text));
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
