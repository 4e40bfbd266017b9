// Lets the type checker read what vite imports beside code.
/// <reference types="svelte" />
/// <reference types="vite/client" />
