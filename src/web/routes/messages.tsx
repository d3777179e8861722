// What the reader was told.
import { Hono } from 'hono';
import { listMessages } from '../../services/messages.ts';
import { contextOf, shellOf, type WebEnv } from '../env.ts';
import { renderPage } from '../layout.tsx';
import { MessagesPage } from '../pages/messages.tsx';

export const messageRoutes = new Hono<WebEnv>().get('/messages', async (c) => {
  const cursor = c.req.query('cursor');
  const { items, next } = await listMessages(contextOf(c), { cursor });
  return c.html(
    renderPage(<MessagesPage shell={shellOf(c)} messages={items} next={next} first={cursor === undefined} />),
  );
});
