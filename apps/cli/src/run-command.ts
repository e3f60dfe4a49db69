import { DomainError, operatorWords } from '@lopso/platform';
import { type Command, EXIT, UsageError } from './command';
import { commands } from './commands';
import { readWords } from './read-words';

const LIST = `Lớp Số, các lệnh vận hành:
${Object.entries(commands)
  .map(([name, command]) => `  ${name.padEnd(18)} ${command.summary}`)
  .join('\n')}

Thêm --help sau tên lệnh để xem cách viết.
Mã kết thúc: 0 xong; 1 có chỗ sai hoặc bị từ chối; 2 lệnh viết sai; 3 chưa chạy được.
`;

const HELP: readonly (string | undefined)[] = ['--help', '-h', 'help'];

function usageOf(name: string, command: Command): string {
  return `${name}: ${command.summary}\nCách viết:\n${command.usage.map((line) => `  ${line}\n`).join('')}`;
}

/** Where words for people go; the process's own outputs but in tests. */
export interface Outputs {
  say(text: string): void;
  complain(text: string): void;
}

async function runKnown(name: string, command: Command, args: readonly string[], outputs: Outputs): Promise<number> {
  if (HELP.includes(args[0]) || args.includes('--help')) {
    outputs.say(usageOf(name, command));
    return EXIT.done;
  }
  try {
    return await command.run(readWords(command, args));
  } catch (error) {
    if (error instanceof UsageError) {
      outputs.complain(`${error.message}\n${usageOf(name, command)}`);
      return EXIT.usage;
    }
    outputs.complain(`${operatorWords(error)}\n`);
    return error instanceof DomainError && error.kind !== 'unavailable' ? EXIT.found : EXIT.unable;
  }
}

/** Runs one command line; gives the exit code. Says everything in Vietnamese, what went wrong too. */
export async function runCommand(line: readonly string[], outputs: Outputs): Promise<number> {
  const [name, ...args] = line;
  if (HELP.includes(name)) {
    outputs.say(LIST);
    return EXIT.done;
  }
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (name !== undefined && command !== undefined) return runKnown(name, command, args, outputs);
  outputs.complain(name === undefined ? LIST : `Không có lệnh "${name}".\n${LIST}`);
  return EXIT.usage;
}
