import fc from 'fast-check';

// On a build machine the same cases each time: a new counterexample is to be found, and mended, where somebody works.
if (process.env['CI'] !== undefined) fc.configureGlobal({ seed: 20261121 });
