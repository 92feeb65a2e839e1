import fc from 'fast-check';

/** Properties run on the same cases everywhere; PROPERTY_SEED tries others. A failure prints the seed it ran with. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 5) });

export { fc };
