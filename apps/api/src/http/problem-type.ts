/** The absolute address of the page about a code: the `type` of its problem document (RFC 9457, 3.1.1). */
export function problemType(publicUrl: string, code: string): string {
  return `${publicUrl}/loi/${code}`;
}
