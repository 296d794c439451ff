import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  { ignores: ['node_modules', 'build', '.svelte-kit', 'demo', 'tests/architecture/planted'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        project: './tsconfig.json',
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname
      }
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true }
      ],
      // `return fault(…)` reports and gives up in one line: Fault returns undefined on purpose.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Numbers in sentences are wanted as they are; the other strict checks of templates stay.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowNullish: true }
      ],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      'no-undef': 'off' // TypeScript says so better
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
  },
  {
    files: ['tests/**'],
    // What is not there fails the test all the same, with the same words.
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' }
  },
  { files: ['**/*.js', '**/*.mjs', '**/*.d.mts'], ...ts.configs.disableTypeChecked }
);
