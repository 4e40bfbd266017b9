// Rules beyond the compiler's; a warning fails the build.
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['dist/', 'node_modules/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
  },
  {
    rules: {
      // Paths are ours (src/app/router), not SvelteKit's.
      'svelte/no-navigation-without-resolve': 'off',
      // Views and folds are plain values, replaced and never changed in place; deep reactivity would cost seconds.
      'svelte/prefer-svelte-reactivity': 'off',
      // The full-width space separates words in Japanese.
      'no-irregular-whitespace': ['error', { skipTemplates: true, skipStrings: true, skipComments: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['**/*.svelte'], rules: { 'no-irregular-whitespace': 'off' } },
);
