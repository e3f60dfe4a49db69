/** Names of the `{name}` places in a message. */
export type Places<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Places<Rest>
  : never;

/** Messages of one area: a key and a whole sentence each, `**bold**` allowed where Sentence shows it. */
export type Messages = Readonly<Record<string, string>>;

type Arguments<Text extends string> = [Places<Text>] extends [never]
  ? []
  : [Readonly<Record<Places<Text>, string | number>>];

/** Typed lookup over one messages file: an unknown key or a missing parameter does not compile. */
export type Translate<M extends Messages> = <K extends keyof M & string>(key: K, ...values: Arguments<M[K]>) => string;

/** Makes the `t` of a messages file. Numbers come out in the Vietnamese way. */
export function translator<const M extends Messages>(messages: M): Translate<M> {
  const number = new Intl.NumberFormat('vi-VN');
  return (key, ...[values]) => {
    const filled: Readonly<Record<string, string | number>> = values ?? {};
    return (messages[key] ?? key).replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = filled[name];
      if (value === undefined) return place;
      return typeof value === 'number' ? number.format(value) : value;
    });
  };
}
