/** The eight motifs of the cloth, 9 rows high, repeated along the band: `.` ground, `#` light thread, `o` accent (LOOK 7). */
const drawings = {
  tram: 'o##..#..##/##..#.#..#/#..#.#.#../..#.#.#.#./.#.#.o.#.#/..#.#.#.#./#..#.#.#../##..#.#..#/o##..#..##',
  'bac-thang':
    '........#......./......##.##...../....##..#..##.../..##..##.##..##./oo..oo.....oo..o/..##..##.##..##./....##..#..##.../......##.##...../........#.......',
  song: '##..o..#/#..ooo../..oo.oo./.oo...oo/oo..#..o/o..###../..##.##./.##...##/##..#..#',
  nui: '####.###/###...##/##.....#/#......./o...o.../....#.../...###../..#####./.#######',
  san: '########../#......#../#.####.#.o/#.#..#.#../#.#oo#.#.o/#.#..#.#../#.####.#.o/#......#../########..',
  'hoa-cam': '....#...../.##.#.##../.###.###../..##.##.../##..o..##o/..##.##.../.###.###../.##.#.##../....#.....',
  'la-che': '..##../...##./....##/#....#/o..o../#....#/....##/...##./..##..',
  'hat-ngo': '##.##./##.##./....../##.oo./##.oo./##.oo./....../##.##./##.##.',
} as const;

export type Motif = keyof typeof drawings;

/** Rows of a motif from the top, each as one string per repeat. */
export function motifRows(motif: Motif): readonly string[] {
  return drawings[motif].split('/');
}

/** Motifs a course may be given; `tram` is kept for a programme and `hat-ngo` for attended hours. */
const courseMotifs = ['bac-thang', 'song', 'nui', 'san', 'hoa-cam', 'la-che'] as const satisfies readonly Motif[];

/** FNV-1a, 32 bits, over the UTF-8 bytes of the NFC form. */
export function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text.normalize('NFC'))) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}

const isMotif = (name: string | null | undefined): name is Motif => typeof name === 'string' && name in drawings;

/** Motif of each course of one round: the one its front matter names, else by its slug; a taken one moves on to the next free. */
export function motifsOf(courses: readonly { slug: string; motif?: string | null }[]): Motif[] {
  const taken = new Set<Motif>(courses.flatMap((course) => (isMotif(course.motif) ? [course.motif] : [])));
  return courses.map((course) => (isMotif(course.motif) ? course.motif : freeMotif(course.slug, taken)));
}

function freeMotif(slug: string, taken: Set<Motif>): Motif {
  const start = fnv1a32(slug) % courseMotifs.length;
  const turned = [...courseMotifs.slice(start), ...courseMotifs.slice(0, start)];
  const free = turned.find((motif) => !taken.has(motif)) ?? turned[0] ?? 'nui';
  taken.add(free);
  return free;
}
