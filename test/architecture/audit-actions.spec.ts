import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { declaredEvents, declaredPermissions, declaredProblemTexts, JobRegistry } from '@lopso/platform';
import { actionWords } from '../../apps/web/src/features/privacy/messages/actions';
import { detailNames, silentDetails } from '../../apps/web/src/features/privacy/messages/details';
import { TestApi } from '../support/test-api';

const root = join(__dirname, '../..');

const CONTEXTS =
  'assessment|classes|content|credentials|identity|interop|learning|org|papers|planning|platform|privacy|reporting';
const NAME = new RegExp(`(.{0,24})'((?:${CONTEXTS})\\.[a-z]+(?:-[a-z]+)*)'`, 'g');

/** Names of the form `<context>.<something>` that services and jobs of the libraries write down, each with what stands before it. */
function namesInServices(): { name: string; before: string }[] {
  return readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\/(services|listeners|privacy)\/[^/]+\.ts$/.test(file) && !/spec\.ts$/.test(file))
    .map((file) => readFileSync(join(root, 'libs', file), 'utf8'))
    .flatMap((text) => [...text.matchAll(NAME)])
    .map((match) => ({ before: match[1] ?? '', name: match[2] ?? '' }));
}

/** Names of the values that acts are written with: those of the objects that services call `details`. */
function detailsInServices(): string[] {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isNamed = ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node);
    const value = isNamed && node.name.getText() === 'details' ? node.initializer : undefined;
    if (value !== undefined && ts.isObjectLiteralExpression(value)) namesOf(value).forEach((name) => names.add(name));
    ts.forEachChild(node, visit);
  };
  readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\/services\/[^/]+\.ts$/.test(file) && !/spec\.ts$/.test(file))
    .map((file) =>
      ts.createSourceFile(file, readFileSync(join(root, 'libs', file), 'utf8'), ts.ScriptTarget.Latest, true),
    )
    .forEach(visit);
  return [...names].sort();
}

/** Of an object and of those spread into it. */
function namesOf(object: ts.ObjectLiteralExpression): string[] {
  const inside = (node: ts.Node): string[] =>
    ts.isObjectLiteralExpression(node) ? namesOf(node) : node.getChildren().flatMap(inside);
  return object.properties.flatMap((property) =>
    property.name === undefined ? inside(property) : [property.name.getText()],
  );
}

describe('the values of the audit trail', () => {
  it('are found at all', () => {
    expect(detailsInServices()).toEqual(expect.arrayContaining(['decisionNumber', 'memberId', 'number', 'minutes']));
  });

  it('have their words in Vietnamese, or are ids and what the act says already', () => {
    expect(detailsInServices().filter((name) => !(name in detailNames) && !silentDetails.has(name))).toEqual([]);
  });
});

describe('the acts of the audit trail', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  function acts(): string[] {
    const otherNames = new Set([
      ...declaredProblemTexts().keys(),
      ...declaredPermissions().map(({ name }) => name),
      ...api.app
        .get(JobRegistry)
        .jobs()
        .map(({ options }) => options.name),
    ]);
    const events = new Set(declaredEvents().map(({ name }) => name));
    const written = namesInServices();
    // A name may be an error's as well; where it is written down it is an act.
    const said = written.filter(({ before }) => /action: |record\w*\(\w+, ?$/.test(before));
    const passedOn = written.filter(
      ({ before, name }) =>
        !/(name|code|key|purpose|what): ?$|prepared(<[^>]*>)?\($/.test(before) &&
        !events.has(name) &&
        !otherNames.has(name),
    );
    return [...new Set([...said, ...passedOn].map(({ name }) => name))].sort();
  }

  it('are found at all', () => {
    expect(acts()).toEqual(expect.arrayContaining(['org.member-corrected', 'org.seat-taken', 'identity.code-issued']));
  });

  it('have their words in Vietnamese, each', () => {
    expect(acts().filter((name) => actionWords[name] === undefined)).toEqual([]);
  });

  it('are said in words of their own', () => {
    const words = Object.values(actionWords);
    expect(new Set(words).size).toBe(words.length);
  });
});
