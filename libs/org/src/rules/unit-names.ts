/** A name with what tells it apart: “Tân Tiến (Hoàng Su Phì cũ)” (DOMAIN 1, same name, different place). */
export function distinctName(name: string, distinguishedBy: string | null): string {
  return distinguishedBy === null ? name : `${name} (${distinguishedBy})`;
}

/** The name inside a sentence: “xã Hàm Yên”, “thôn Bản Pắng”; the type word starts small. */
export function nameInSentence(fullName: string): string {
  return fullName.charAt(0).toLocaleLowerCase('vi') + fullName.slice(1);
}

/** The full name of a team as decisions write it: “Tổ công nghệ số cộng đồng xã Hàm Yên”. */
export function teamName(unitFullName: string): string {
  return `Tổ công nghệ số cộng đồng ${nameInSentence(unitFullName)}`;
}
