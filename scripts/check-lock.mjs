// A lock file written where the registry lacks a platform package makes `npm ci` fail elsewhere; one that records a host ties us to it.
import { readFileSync } from 'node:fs';

const packages = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')).packages;
const faults = [];
for (const [path, entry] of Object.entries(packages)) {
  if (/^(https?|git)/u.test(entry.resolved ?? '')) faults.push(`records a host: ${path}`);
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!isInstalledFor(path, name)) faults.push(`missing ${name} (of ${path || 'the project'})`);
  }
}
for (const fault of faults) console.error(`package-lock.json ${fault}`);
if (faults.length > 0) process.exit(1);
console.log('package-lock.json: every platform package is there, no host is recorded');

function isInstalledFor(path, name) {
  for (let parent = path; ; parent = parent.includes('/node_modules/') ? parent.slice(0, parent.lastIndexOf('/node_modules/')) : '') {
    if (packages[`${parent ? `${parent}/` : ''}node_modules/${name}`]) return true;
    if (!parent) return false;
  }
}
