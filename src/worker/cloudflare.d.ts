declare module 'cloudflare:workers' {
  export const env: import('./platform.ts').Bindings;
}
