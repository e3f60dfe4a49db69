/** A team in a list: “Tổ cấp xã”, “Tổ thôn Bản Pắng”, “Tổ dân phố 4”. The full name of the decision is too long for a row. */
export function shortTeamName(kind: 'commune-team' | 'village-team', unitFullName: string): string {
  if (kind === 'commune-team') return 'Tổ cấp xã';
  if (unitFullName.startsWith('Tổ ')) return unitFullName;
  return `Tổ ${unitFullName.charAt(0).toLocaleLowerCase('vi')}${unitFullName.slice(1)}`;
}

/** A commune told apart from its namesakes: “Xã Tân Tiến (Hoàng Su Phì cũ)”. */
export function communeNameOf(name: string, distinguishedBy: string | null): string {
  return distinguishedBy === null ? name : `${name} (${distinguishedBy})`;
}

const collator = new Intl.Collator('vi', { numeric: true });

interface NamedTeam {
  readonly kind: string;
  readonly name: string;
}

/** The commune's team first, then by name with numbers as numbers: Tổ dân phố 2 stands before Tổ dân phố 10. */
export function compareTeams(a: NamedTeam, b: NamedTeam): number {
  return a.kind.localeCompare(b.kind) || collator.compare(a.name, b.name);
}
