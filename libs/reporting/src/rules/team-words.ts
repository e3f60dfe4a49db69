/** A team in a list: “Tổ cấp xã”, “Tổ thôn Bản Pắng”. The full name of the decision is too long for a row. */
export function shortTeamName(kind: 'commune-team' | 'village-team', unitFullName: string): string {
  if (kind === 'commune-team') return 'Tổ cấp xã';
  return `Tổ ${unitFullName.charAt(0).toLocaleLowerCase('vi')}${unitFullName.slice(1)}`;
}

/** A commune told apart from its namesakes: “Xã Tân Tiến (Hoàng Su Phì cũ)”. */
export function communeNameOf(name: string, distinguishedBy: string | null): string {
  return distinguishedBy === null ? name : `${name} (${distinguishedBy})`;
}
