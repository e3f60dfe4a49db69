/** What a person typed or pasted, as code characters: capitals and digits only, at most `length` of them. */
export function codeCharacters(text: string, length: number): string {
  return text
    .normalize('NFC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, length);
}

/** A code in groups, as printed: `K7M4P2XD` → `K7M4-P2XD`. */
export function grouped(code: string, group = 4): string {
  return code.match(new RegExp(`.{1,${group}}`, 'g'))?.join('-') ?? '';
}
