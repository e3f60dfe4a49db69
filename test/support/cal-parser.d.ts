declare module 'cal-parser' {
  interface Value<T> {
    readonly value: T;
  }
  interface CalEvent {
    readonly uid: Value<string>;
    readonly sequence: Value<string>;
    readonly summary: Value<string>;
    readonly location: Value<string>;
    readonly status: Value<string>;
    readonly dtstart: Value<Date>;
    readonly dtend: Value<Date>;
  }
  export function parseString(text: string): { readonly events: readonly CalEvent[] };
}
