import { fold } from '../../lib/i18n/fold';

/** What a pasted table says: places by commune, and lines that name none. */
export interface PastedPlaces {
  places: ReadonlyMap<string, number>;
  unknown: readonly string[];
}

const line = /^(.+?)[\s;:,]+(\d{1,4})$/;
const bare = (name: string): string =>
  fold(name)
    .replace(/^(xa|phuong|thi tran)\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Reads lines of “name, number” as they come out of a spreadsheet; a name without its type word will do where it is one commune's alone. */
export function readPlaces(
  text: string,
  communes: readonly { communeId: string; communeName: string }[],
): PastedPlaces {
  const places = new Map<string, number>();
  const unknown: string[] = [];
  for (const one of text.split('\n').map((row) => row.trim())) {
    if (one === '') continue;
    const [, name, count] = line.exec(one) ?? [];
    const whole = communes.filter(({ communeName }) => fold(communeName) === fold(name ?? ''));
    const found =
      whole.length > 0 ? whole : communes.filter(({ communeName }) => bare(communeName) === bare(name ?? ''));
    const [commune] = found;
    if (name === undefined || commune === undefined || found.length > 1) unknown.push(one);
    else places.set(commune.communeId, Number(count));
  }
  return { places, unknown };
}
