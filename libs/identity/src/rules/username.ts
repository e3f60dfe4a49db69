/**
 * The readable stem of a member's username from the folded full name (lower case, no diacritics): the given name and
 * the initials of the other words. `vang thi my` becomes `myvt`. Digits and other signs are dropped; a name without
 * Latin letters becomes `thanhvien`.
 */
export function usernameStem(foldedFullName: string): string {
  const words = foldedFullName
    .split(' ')
    .map((word) => word.replace(/[^a-z]/g, ''))
    .filter((word) => word !== '');
  const given = words.at(-1);
  if (given === undefined) return 'thanhvien';
  const initials = words.slice(0, -1).map((word) => word.charAt(0));
  return (given + initials.join('')).slice(0, 30);
}

/** The username with its number; every member's name carries one, so nobody has "the" name: `myvt1`, `myvt2`. */
export function usernameOf(stem: string, number: number): string {
  return `${stem}${number}`;
}

/** What a person typed as a username, ready to be looked up: no blanks, lower case. Diacritics are no part of a name and stay wrong. */
export function typedUsername(typed: string): string {
  return typed.normalize('NFC').replace(/\s/g, '').toLowerCase();
}

/** True for a username an administrator may give: Latin letters first, then letters, digits, dots and dashes; 3 to 40 signs. */
export function isUsername(text: string): boolean {
  return /^[a-z][a-z0-9.-]{2,39}$/.test(text);
}
