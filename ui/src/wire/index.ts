// The one door to the wire's types; nothing else imports types.ts, which `enshu schema wire` writes.
export * from './types';
export * from './frames';
