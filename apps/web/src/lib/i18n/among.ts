import { fold } from './fold';

interface Named {
  value: string;
  label: string;
  note?: string;
}

const most = 50;

/** Looks for a text in what is on the device already, in the order it lies there: for pickers whose list was loaded. */
export function among(options: readonly Named[]): (text: string) => Promise<readonly Named[]> {
  return (text) => {
    const wanted = fold(text);
    return Promise.resolve(options.filter(({ label }) => fold(label).includes(wanted)).slice(0, most));
  };
}
