import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import svelte from 'eslint-plugin-svelte';
import prettier from 'eslint-config-prettier';
import jsdoc from 'eslint-plugin-jsdoc';
import jest from 'eslint-plugin-jest';
import globals from 'globals';

/** Sizes of STYLE section 5. Raised by splitting, never by a disable comment. */
const sizes = {
  'max-lines': ['error', { max: 300 }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 10],
};

const strict = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/consistent-type-imports': [
    'error',
    { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
  ],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  eqeqeq: 'error',
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
};

const serverSyntax = [
  {
    selector: 'ImportExpression[source.value=/^@lopso\\//]',
    message: 'The build does not rewrite dynamic @lopso imports.',
  },
];
/** At most four parameters, then an object; at most six constructor dependencies. */
const parameters = [
  {
    selector:
      "FunctionDeclaration[params.length>4], ArrowFunctionExpression[params.length>4], MethodDefinition[kind!='constructor'] > FunctionExpression[params.length>4]",
    message: 'At most four parameters; then an object.',
  },
  {
    selector: "MethodDefinition[kind='constructor'] > FunctionExpression[params.length>6]",
    message: 'At most six dependencies.',
  },
];
const processEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only platform/config reads process.env.',
};
const synchronize = {
  selector: "Property[key.name='synchronize'][value.value=true]",
  message: 'synchronize is never on; migrations are written by hand.',
};
/** Inline styles, which the Content-Security-Policy blocks; Svelte makes one of a custom property given to a component. */
const inlineStyle = {
  selector:
    "SvelteAttribute[key.name='style'], SvelteElement[kind='component'] > SvelteStartTag > SvelteAttribute[key.name=/^--/]",
  message: 'No inline style passes the Content-Security-Policy: a class, or style:name={…} on an element.',
};
const nestException = {
  selector: 'ThrowStatement > NewExpression[callee.name=/Exception$/]',
  message: 'Libraries raise DomainError subclasses, never Nest HTTP exceptions.',
};

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      '.data/**',
      'apps/web/dist/**',
      '**/*.generated.ts',
      'apps/web/src/lib/api/schema.ts',
    ],
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['apps/{api,worker,cli}/**/*.ts', 'libs/**/*.ts', 'test/**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
      globals: globals.node,
    },
    rules: {
      ...strict,
      ...sizes,
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-syntax': ['error', ...serverSyntax, ...parameters, processEnv, synchronize],
    },
  },
  {
    files: ['libs/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...serverSyntax, ...parameters, processEnv, synchronize, nestException],
    },
  },
  {
    files: ['libs/platform/src/config/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...serverSyntax, ...parameters, synchronize, nestException] },
  },
  {
    files: ['libs/*/src/rules/**/*.ts', 'libs/*/src/index.ts'],
    ignores: ['**/*spec.ts'],
    plugins: { jsdoc },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          require: { FunctionDeclaration: true, ClassDeclaration: true },
          contexts: ['ExportNamedDeclaration > TSInterfaceDeclaration'],
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts', '**/*spec.ts'],
    plugins: { jest },
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      complexity: 'off',
      'no-restricted-syntax': ['error', ...serverSyntax, ...parameters],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'jest/no-focused-tests': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/valid-expect': 'error',
      'jest/valid-expect-in-promise': 'error',
    },
  },
  {
    files: ['libs/platform/src/database/migrations/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' },
  },
  {
    files: ['apps/web/**/*.ts', 'apps/web/**/*.svelte', 'apps/web/**/*.mts'],
    extends: [...tseslint.configs.recommended],
    languageOptions: { globals: { ...globals.browser, ...globals.serviceworker } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
      'max-params': ['error', 4],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    },
  },
  ...svelte.configs.recommended,
  {
    files: ['apps/web/**/*.svelte', 'apps/web/**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] } },
    rules: {
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      'svelte/no-at-html-tags': 'error',
      'svelte/no-navigation-without-resolve': 'off',
      'svelte/require-each-key': 'error',
      'no-restricted-syntax': ['error', inlineStyle],
      'max-lines': ['error', { max: 200 }],
      complexity: ['error', 8],
      'no-restricted-globals': ['error', { name: 'fetch', message: 'Components and state classes use lib/api.' }],
    },
  },
  { files: ['apps/web/src/lib/ui/RichText.svelte'], rules: { 'svelte/no-at-html-tags': 'off' } },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.mts'],
    languageOptions: { globals: globals.node },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  prettier,
);
