/** An operator command. */
export interface Command {
  /** One line for the list of commands, in Vietnamese. */
  readonly summary: string;
  /** Runs with the words after the command's name; the number is the exit code. */
  run(args: readonly string[]): Promise<number>;
}

/** The value after `--name`, or undefined. */
export function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(`--${name}`);
  return at === -1 ? undefined : args[at + 1];
}
