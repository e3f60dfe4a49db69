/** Sizes of the Aa control, in percent. */
export const textSizes = [100, 115, 130, 150] as const;
export type TextSize = (typeof textSizes)[number];
export type Theme = 'system' | 'light' | 'dark';

interface Stored {
  textSize: TextSize;
  theme: Theme;
  /** Moves nothing. */
  still: boolean;
  /** Single letters act as keys. */
  letterKeys: boolean;
}

const storageKey = 'lopso.preferences';
const usual: Stored = { textSize: 100, theme: 'system', still: false, letterKeys: true };

function isTextSize(value: unknown): value is TextSize {
  return textSizes.some((size) => size === value);
}

function isTheme(value: unknown): value is Theme {
  return value === 'system' || value === 'light' || value === 'dark';
}

/** What an earlier visit kept; a value this version does not know falls back to the usual one. */
export function parsePreferences(text: string | null): Stored {
  try {
    const kept: Record<string, unknown> = { ...JSON.parse(text ?? '{}') };
    return {
      textSize: isTextSize(kept['textSize']) ? kept['textSize'] : usual.textSize,
      theme: isTheme(kept['theme']) ? kept['theme'] : usual.theme,
      still: kept['still'] === true,
      letterKeys: kept['letterKeys'] !== false,
    };
  } catch {
    return usual;
  }
}

/** Settings of this device: they belong to the eyes in front of it, not to an account. */
class Preferences {
  #kept = $state.raw(parsePreferences(localStorage.getItem(storageKey)));

  get textSize(): TextSize {
    return this.#kept.textSize;
  }

  get theme(): Theme {
    return this.#kept.theme;
  }

  get still(): boolean {
    return this.#kept.still;
  }

  get letterKeys(): boolean {
    return this.#kept.letterKeys;
  }

  /** Keeps a change and puts it on the page. */
  set(change: Partial<Stored>): void {
    this.#kept = { ...this.#kept, ...change };
    localStorage.setItem(storageKey, JSON.stringify(this.#kept));
    this.apply();
  }

  apply(): void {
    const { style, dataset } = document.documentElement;
    style.setProperty('--text-scale', String(this.textSize / 100));
    if (this.theme === 'system') delete dataset['theme'];
    else dataset['theme'] = this.theme;
    if (this.still) dataset['motion'] = 'still';
    else delete dataset['motion'];
  }
}

export const preferences = new Preferences();
