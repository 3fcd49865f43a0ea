declare module 'cloudflare:workers' {
  export const env: import('./platform.ts').Bindings;
}

declare module 'cloudflare:test' {
  type Execution = import('./platform.ts').Execution;
  export function createExecutionContext(): Execution;
  /** resolves when all that `waitUntil` was given has settled */
  export function waitOnExecutionContext(execution: Execution): Promise<void>;
}
