// How the consoles are built, served while developing, and tested.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import tailwindcss from '@tailwindcss/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** As engine/net sends it, so that a breach shows before the program is built. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types dompurify enshu svelte-trusted-html default";

const server = process.env.ENSHU_SERVER ?? 'http://127.0.0.1:8080';

// The server compares Origin with Host: both must stay the browser's.
const proxy = {
  '/api': { target: server, changeOrigin: false },
  '/ws': { target: server, ws: true, changeOrigin: false },
};

export default defineConfig(({ mode }) => ({
  plugins: [tailwindcss(), svelte({ compilerOptions: { runes: true } })],
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
    // Component tests mount in jsdom: they need Svelte's browser build.
    ...(mode === 'test' ? { conditions: ['browser'] } : {}),
  },
  build: {
    target: 'es2022',
    // Nothing may be inlined as a data: URL, and no legacy preload script: the server's policy allows 'self' alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Scenarios are shown at 100 columns of fonts; a subset file is about 30 kB and loads only when its glyphs occur.
    chunkSizeWarningLimit: 400,
  },
  server: { proxy },
  preview: { proxy, headers: { 'Content-Security-Policy': policy } },
  test: {
    environment: 'jsdom',
    include: ['tests/unit/**/*.test.ts'],
    setupFiles: ['tests/unit/setup.ts'],
  },
}));
