/** Motifs that courses and tasks may have; `hat-ngo` is kept for attended hours, `tram` for a programme (LOOK 7). */
const FREE_MOTIFS = ['bac-thang', 'song', 'nui', 'san', 'hoa-cam', 'la-che'] as const;

/** The motif of attended hours. */
export const HOURS_MOTIF = 'hat-ngo';

/** A requirement before its motif is chosen: the motif that is named for it, else a slug that decides. */
export interface MotifWish {
  readonly slug: string;
  readonly motif: string | null;
}

/**
 * One motif for each, different within a round: the named one, else the `fnv1a32(slug) mod 6`-th; one already taken moves
 * on to the next free one (LOOK 7).
 */
export function assignMotifs(wishes: readonly MotifWish[]): string[] {
  const taken = new Set<string>();
  const given = wishes.map(({ motif }) => (motif === null || taken.has(motif) ? null : take(motif, taken)));
  return wishes.map((wish, index) => given[index] ?? take(nextFree(wish, taken), taken));
}

function take(motif: string, taken: Set<string>): string {
  taken.add(motif);
  return motif;
}

function nextFree({ slug, motif }: MotifWish, taken: ReadonlySet<string>): string {
  const named = FREE_MOTIFS.findIndex((one) => one === motif);
  const start = named === -1 ? fnv1a32(slug) % FREE_MOTIFS.length : named;
  const turned = [...FREE_MOTIFS.slice(start), ...FREE_MOTIFS.slice(0, start)];
  return turned.find((one) => !taken.has(one)) ?? turned[0] ?? 'nui';
}

function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text.normalize('NFC'))) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
