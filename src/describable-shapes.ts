// Imported before anything else: teaches zod to describe its shapes, which only those made afterwards can do.
import '@hono/zod-openapi';
