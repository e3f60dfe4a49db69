import 'reflect-metadata';
import { DomainError, SettingsError } from '@lopso/platform';
import { commands } from './commands';

const USAGE = `Lớp Số, các lệnh vận hành:\n${Object.entries(commands)
  .map(([name, command]) => `  ${name.padEnd(22)} ${command.summary}`)
  .join('\n')}\n`;

async function main(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const command = commands[name];
  if (command === undefined) {
    process.stderr.write(USAGE);
    return 2;
  }
  return command.run(rest);
}

function wordsOf(error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  if (error instanceof DomainError) return `Chưa làm được: ${error.code} ${JSON.stringify(error.params)}`;
  return String(error instanceof Error ? error.stack : error);
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exit(1);
  },
);
