// The door to languages: `language`, `pick` for texts of the exercise, `dictionary` for texts of the consoles.
export { dictionary, type Parameters, type Words } from './dictionary';
export { bracketed, colon, comma, gap, language, middot, pick, type LanguageCode } from './language.svelte';
