import { type Type } from '@nestjs/common';
import { getMetadataStorage, type ValidationError } from 'class-validator';

type Limits = readonly unknown[];

/** What a value has to be, by the names of class-validator's rules. A test finds the rule of a setting that has no words. */
const WORDS: Readonly<Record<string, (limits: Limits) => string>> = {
  isString: () => 'là chữ',
  isInt: () => 'là số nguyên',
  isNumber: () => 'là số',
  min: ([least]) => `nhỏ nhất là ${String(least)}`,
  max: ([most]) => `lớn nhất là ${String(most)}`,
  minLength: ([least]) => `có ít nhất ${String(least)} ký tự`,
  isIn: ([values]) => `là một trong: ${(values as Limits).join(', ')}`,
  isUrl: () => 'là địa chỉ http hoặc https',
  siteAddress: () => 'là địa chỉ http hoặc https, phía sau không có đường dẫn hay dấu /',
};

interface Rule {
  readonly property: string;
  readonly name: string;
  readonly words: string | null;
}

/** Every rule of a settings class in the order of the source: its own sentence, else the words for its kind. */
export function settingRules(type: Type<object>): Rule[] {
  return getMetadataStorage()
    .getTargetValidationMetadatas(type, '', false, false)
    .filter(({ type: kind }) => kind === 'customValidation')
    .map(({ propertyName, name = '', message, constraints }) => {
      const limits: Limits = Array.isArray(constraints) ? constraints : [];
      const own = typeof message === 'string' ? message : undefined;
      return { property: propertyName, name, words: own ?? WORDS[name]?.(limits) ?? null };
    })
    .reverse();
}

/** The faults of one settings class, a sentence for each variable: whether it is missing, and what it has to be. Never its value. */
export function settingFaults(type: Type<object>, errors: readonly ValidationError[]): string[] {
  const rules = settingRules(type);
  return errors.map(({ property, constraints = {}, value }) => {
    const broken = rules.filter((rule) => rule.property === property && rule.name in constraints);
    const needs = broken.flatMap(({ words }) =>
      words === null || (value === undefined && words === 'là chữ') ? [] : [words],
    );
    const needed = needs.length > 0 ? ` Giá trị phải ${needs.join(', ')}.` : '';
    return `${property}: ${value === undefined ? 'chưa đặt.' : 'chưa dùng được.'}${needed}`;
  });
}
