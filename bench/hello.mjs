// @ts-check
// The least a page can be: Hono saying hello through the same server library, on the port given.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono().get('/', (c) => c.html('<!DOCTYPE html><title>hello</title><p>hello</p>'));
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.argv[2]) });
