import type { Hono } from 'hono';
import { ApiError } from './api-error.ts';

/** Registered behind a path's handlers: any other method is told which ones there are. Throws an ApiError (`method-not-allowed`). */
export function allowMethods(routes: Hono, path: string, methods: string): void {
  routes.all(path, () => {
    throw new ApiError('method-not-allowed', `这个地址只接受 ${methods}。`, { allow: methods });
  });
}
