import 'reflect-metadata';
import { type Provider, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { OperatorError } from '../errors/operator-error';
import { settingFaults } from './setting-words';

const registered = new Set<Type<object>>();
const loaded = new Map<Type<object>, object>();

/** Marks a class-validator class as settings of the process; its property names are the names of environment variables. */
export function Settings(): ClassDecorator {
  return (target) => {
    registered.add(target as unknown as Type<object>);
  };
}

/** Every fault of every settings class at once, each naming its variable, in Vietnamese; the process stops with this list. */
export class SettingsError extends OperatorError {
  constructor(readonly faults: readonly string[]) {
    super(`Chưa chạy được. Các biến môi trường cần sửa:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

/** Example values of the README and the compose files; a production process refuses them. */
const EXAMPLE_VALUE = /^(change-?me|example|secret|password|lopso-demo)/i;

function exampleFaults(values: object, environment: NodeJS.ProcessEnv): string[] {
  if (environment['NODE_ENV'] !== 'production') return [];
  return Object.entries(values)
    .filter(([, value]) => typeof value === 'string' && EXAMPLE_VALUE.test(value))
    .map(([name]) => `${name}: đang là giá trị mẫu. Máy chủ thật cần giá trị riêng.`);
}

function read<T extends object>(type: Type<T>, environment: NodeJS.ProcessEnv): { values: T; faults: string[] } {
  const defaults = new type();
  const names = new Set([...Object.keys(defaults), ...settingNames(type)]);
  const present = Object.fromEntries(
    [...names].filter((name) => (environment[name] ?? '') !== '').map((name) => [name, environment[name]]),
  );
  const values = plainToInstance(type, present, { enableImplicitConversion: true, exposeDefaultValues: true });
  return { values, faults: [...settingFaults(type, validateSync(values)), ...exampleFaults(values, environment)] };
}

const NAMES = Symbol('setting names');

/** Declares a setting without a default, so that it is read from the environment although the class gives it no value. */
export function Setting(): PropertyDecorator {
  return (target, property) => {
    const names = (Reflect.getMetadata(NAMES, target) as string[] | undefined) ?? [];
    Reflect.defineMetadata(NAMES, [...names, String(property)], target);
  };
}

function settingNames(type: Type<object>): string[] {
  return (Reflect.getMetadata(NAMES, type.prototype as object) as string[] | undefined) ?? [];
}

/** The settings classes of this process. */
export function settingsClasses(): readonly Type<object>[] {
  return [...registered];
}

/**
 * Validates all settings classes registered so far and keeps the result for `provideSettings`.
 * @throws SettingsError naming every fault of every class
 */
export function loadAllSettings(environment: NodeJS.ProcessEnv = process.env): void {
  const results = [...registered].map((type) => [type, read(type, environment)] as const);
  // Two classes may read one setting; its fault is said once.
  const faults = [...new Set(results.flatMap(([, result]) => result.faults))];
  if (faults.length > 0) throw new SettingsError(faults);
  for (const [type, result] of results) loaded.set(type, result.values);
}

/** The validated settings of one class; loads all on the first call. */
export function settingsOf<T extends object>(type: Type<T>): T {
  if (!loaded.has(type)) loadAllSettings();
  return loaded.get(type) as T;
}

/** A Nest provider that hands out the validated settings of one class. */
export function provideSettings<T extends object>(type: Type<T>): Provider {
  return { provide: type, useFactory: () => settingsOf(type) };
}
