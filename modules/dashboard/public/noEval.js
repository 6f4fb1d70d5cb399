// The content security policy allows no code made of text. Zod decides when a schema is made whether it may
// make such code, and schemas of the first pages are made before any module of ours runs.
globalThis.__zod_globalConfig = { jitless: true };
