import { createContext, type Snippet } from 'svelte';

/** What the present page says at the foot of an office: time of the figures, definition, keys. */
export class Foot {
  words = $state.raw<Snippet | null>(null);

  /** Shows it until the page goes; returns what takes it away. */
  show(words: Snippet): () => void {
    this.words = words;
    return () => {
      if (this.words === words) this.words = null;
    };
  }
}

const [getFoot, setOfficeFoot] = createContext<Foot>();

export { setOfficeFoot };

/** Null where a page stands without its office: in a test. */
export function officeFoot(): Foot | null {
  try {
    return getFoot();
  } catch {
    return null;
  }
}
